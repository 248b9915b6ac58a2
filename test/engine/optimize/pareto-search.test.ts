import assert from 'node:assert/strict';
import { mcnemar } from '../../../src/engine/eval/statistics/mcnemar.js';
import { methods } from '../../../src/engine/optimize/methods/index.js';
import type { Method } from '../../../src/engine/optimize/parts.js';
import { trimming } from '../../support/landscapes.js';
import { countingText, graded, makeRows, methodOf, runOptimize, scriptedWriter } from '../../support/optimize-run.js';
import { steeredByScore } from '../../support/steered-by-score.js';

const seeds = 12;
const goal = { objective: 'pareto' } as const;

describe('a search by score and cost', function () {
  this.timeout(60_000);

  for (const id of ['opro', 'copro']) {
    it(`hands out shorter prompts with ${id} than costs that only choose the winner, as good ones, with as many calls`, async () => {
      let [shorter, longer, better, worse] = [0, 0, 0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const own = await search(methodOf(id), seed);
        const other = await search(steeredByScore(methodOf(id)), seed);
        if (own.helps > other.helps) better++;
        if (own.helps < other.helps) worse++;
        if (own.length < other.length && own.helps >= other.helps) shorter++;
        if (own.length > other.length && own.helps <= other.helps) longer++;
      }
      assert.ok(shorter > longer && mcnemar(shorter, longer) < 0.05, `shorter ${shorter} times, longer ${longer}`);
      assert.ok(worse <= better || mcnemar(better, worse) > 0.5, `better ${better} times, worse ${worse}`);
    });
  }

  for (const method of methods.filter(({ pareto }) => pareto.startsWith('Its search stays as it is'))) {
    it(`tries the same prompts with ${method.id} whether cost counts or not, as it says`, async () => {
      const [own, other] = [await search(method, 1), await search(steeredByScore(method), 1)];
      assert.ok(own.tried.length > 3);
      assert.deepEqual(own.tried, other.tried);
    });
  }
});

interface Outcome {
  /** The prompts that were proposed, in order. */
  readonly tried: readonly string[];
  /** Of what helps, how much is in the prompt that is handed out. */
  readonly helps: number;
  readonly length: number;
}

async function search(method: Method, seed: number): Promise<Outcome> {
  const { rows, calls, helps } = trimming;
  const splits = trimming.splitsFor(seed);
  const model = countingText(graded(rows, (prompt) => 0.3 + 0.15 * helps(prompt, splits.pool)));
  const writer = trimming.writer();
  const { report, events } = await runOptimize({ method, model, writer, splits, seed, goal, limits: { calls } });
  const tried = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.id] : []));
  assert.ok(report.spend.taskCalls + report.spend.writerCalls <= calls);
  return { tried, helps: helps(report.bestText, splits.pool), length: report.bestText.length };
}

describe('a model on which no prompt is better than another, but some are shorter', function () {
  this.timeout(60_000);

  const rows = makeRows(100);
  /** Drops a sentence, or adds one. */
  const write = (drawn: number, prompt: string): string =>
    drawn % 2 === 0 ? prompt.trim().replace(/^[^.]*\.\s*/, '') : `${prompt} Hint number ${drawn}.`;

  for (const method of ['opro', 'evoprompt-ga']) {
    it(`makes ${method} claim an improvement in at most 5 % of 20 runs with an eye on costs too`, async () => {
      let claims = 0;
      for (let seed = 1; seed <= 20; seed++) {
        const model = countingText(graded(rows, () => 0.6));
        const writer = scriptedWriter(write, write);
        const { report } = await runOptimize({ method, model, writer, rows, seed, goal, limits: { calls: 300 } });
        if (report.test.verdict === 'better') claims++;
        else assert.equal(report.bestText, report.seedText);
      }
      assert.ok(claims <= 1, `${claims} false claims`);
    });
  }
});
