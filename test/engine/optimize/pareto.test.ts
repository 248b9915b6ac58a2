import assert from 'node:assert/strict';
import type { ChatModel } from '../../../src/engine/model/chat-model.js';
import { cheaperAsGood } from '../../../src/engine/optimize/cheaper-as-good.js';
import { journalled } from '../../../src/engine/optimize/journalled.js';
import { RefusedError } from '../../../src/engine/optimize/refuse.js';
import { createScoreTable } from '../../../src/engine/optimize/score-table.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import {
  countingText,
  fakeJudge,
  graded,
  makeRows,
  runOptimize,
  scriptedWriter,
  type FinishedRun,
} from '../../support/optimize-run.js';

const rows = makeRows(120);
const dev = rows.slice(0, 40);

/** A candidate by how many of the rows it has right, the tokens and the dollars of each call. */
type Arm = readonly [right: number, tokens: number, usd?: number];

function chosen(arms: Readonly<Record<string, Arm>>, best = 'best'): string {
  const table = createScoreTable();
  for (const [id, [right, inputTokens, usd]] of Object.entries(arms))
    for (const [at, row] of dev.entries())
      table.record(id, { row: row.id, answer: '', expected: '', score: at < right ? 1 : 0, inputTokens, usd });
  return cheaperAsGood(best, { seedId: 'seed', dev, table, random: seededRandom('pareto') });
}

describe('the winner by score and cost', () => {
  const cases: [what: string, arms: Readonly<Record<string, Arm>>, winner: string][] = [
    ['the best where nothing else was measured', { seed: [20, 50], best: [36, 100] }, 'best'],
    // One row in forty apart: well within the interval.
    [
      'a cheaper one that is as good within the interval',
      { seed: [20, 50], best: [36, 100], other: [35, 60] },
      'other',
    ],
    // Fifteen rows lost and none won: Bonett and Price's interval is far from 0.
    ['no cheaper one that is reliably worse', { seed: [20, 50], best: [36, 100], other: [21, 60] }, 'best'],
    ['no equal one that takes more', { seed: [20, 50], best: [36, 100], other: [36, 120] }, 'best'],
    [
      'the cheapest of several that are as good',
      { seed: [20, 50], best: [36, 100], other: [35, 60], third: [34, 40] },
      'third',
    ],
    ['by money before tokens', { seed: [20, 50, 1], best: [36, 100, 3], a: [35, 60, 2], b: [35, 90, 1.5] }, 'b'],
    ['none that trades tokens for money', { seed: [20, 50, 1], best: [36, 100, 3], a: [35, 60, 4] }, 'best'],
    ['no cheaper one that is no better than the seed', { seed: [35, 50], best: [36, 100], other: [35, 60] }, 'best'],
    ['never the seed in place of a better one', { seed: [35, 50], best: [36, 100] }, 'best'],
  ];
  for (const [what, arms, winner] of cases) it(`is ${what}`, () => assert.equal(chosen(arms), winner));

  it('is the seed where nothing was better', () => {
    assert.equal(chosen({ seed: [36, 100], other: [35, 60] }, 'seed'), 'seed');
  });
});

describe('a search for the front over score, tokens and money', () => {
  /** Right far more often without one sentence. */
  const model = (): ChatModel =>
    countingText(graded(rows, (prompt) => (prompt.includes('Weigh every word.') ? 0.4 : 0.9)));
  /** Drops that sentence, and adds words of no use. */
  const writer = (): ChatModel =>
    scriptedWriter((drawn, prompt) => `${prompt.replace('Weigh every word.', '')}${' So be it.'.repeat(drawn % 9)}`);
  const run = (objective: 'score' | 'pareto', concurrency = 4): Promise<FinishedRun> =>
    runOptimize({
      ...{ method: 'protegi', model: model(), writer: writer(), rows, goal: { objective }, limits: { calls: 900 } },
      ports: { concurrency },
    });

  it('ends in a shorter prompt than the best score does, better than the seed on the sealed rows all the same', async () => {
    const [byScore, byBoth] = [await run('score'), await run('pareto')];
    const [dear, cheap] = [byScore.report, byBoth.report];
    assert.deepEqual([dear.objective, cheap.objective], [undefined, 'pareto']);
    assert.deepEqual([dear.test.verdict, cheap.test.verdict], ['better', 'better']);
    assert.ok((cheap.costs?.best.inputTokens ?? Infinity) < (dear.costs?.best.inputTokens ?? 0));
    assert.ok(cheap.dev.best.mean <= dear.dev.best.mean);
    const last = byBoth.events.findLast((event) => event.type === 'best');
    const front = cheap.front?.map(({ id }) => id) ?? [];
    assert.ok(last?.type === 'best' && front.includes(last.id), 'whoever watches is told who was tested');
  });

  it('is the same at any concurrency', async () => {
    const journals = await Promise.all(
      [1, 16].map(async (concurrency) => {
        const { events } = await run('pareto', concurrency);
        return events.map((event) => JSON.stringify(journalled(event))).join('\n');
      }),
    );
    assert.equal(journals[0], journals[1]);
  });

  it('is refused where answers have no score, before any call', async () => {
    const judge = fakeJudge(() => 'A');
    const compared = runOptimize({
      ...{ method: 'spo', model: model(), writer: model(), judge, rows },
      goal: { objective: 'pareto' },
    });
    await assert.rejects(
      compared,
      (error) => error instanceof RefusedError && /optimize\.objective: pareto/.test(error.message),
    );
    assert.equal(judge.requests.length, 0);
  });
});
