import assert from 'node:assert/strict';
import { journalled } from '../../../../src/engine/optimize/journalled.js';
import { spo } from '../../../../src/engine/optimize/methods/spo.js';
import { isPreferred } from '../../../../src/engine/optimize/selectors/duel-votes.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import {
  fakeJudge,
  fakeModel,
  type FakeModel,
  makeRows,
  makeSplits,
  runOptimize,
  scriptedWriter,
  textOf,
} from '../../../support/optimize-run.js';

interface Vectors {
  readonly accepts: readonly { wins: number; losses: number; expected: boolean }[];
  readonly calls: readonly {
    dev: number;
    calls: number | null;
    task: number;
    writer: number;
    judge: number;
    proposals: number;
  }[];
}

const vectors = fixtureOf('spo') as Vectors;
const rows = makeRows(120);
const prompt = `---
name: answer
input: { schema: { text: string } }
---
system:
You say something about a text. Be kind to the reader, and think twice.

user:
Text: {{ text }}
`;

/** Answers with what it was told, so that any change of the prompt shows. */
const model = (): FakeModel => fakeModel((request) => textOf(request).replace(/\s+/g, ' '));
const writer = (): FakeModel => scriptedWriter((drawn, own) => `${own} Point ${drawn % 89}.`);
const likesPoints = (): FakeModel => fakeJudge((a, b) => byCount(a.split('Point').length, b.split('Point').length));
const dislikesPoints = (): FakeModel => fakeJudge((a, b) => byCount(b.split('Point').length, a.split('Point').length));

function byCount(a: number, b: number): string {
  if (a === b) return 'tie';
  return a > b ? 'A' : 'B';
}

const run = (judge: FakeModel, extra: Partial<Parameters<typeof runOptimize>[0]> = {}) =>
  runOptimize({ method: spo, model: model(), writer: writer(), judge, prompt, rows, ...extra });

describe('spo', function () {
  this.timeout(60_000);

  for (const { expected, ...counts } of vectors.accepts) {
    it(`${expected ? 'takes' : 'does not take'} a challenger with ${counts.wins} wins and ${counts.losses} losses`, () =>
      assert.equal(isPreferred(counts), expected));
  }

  for (const { dev, calls, ...planned } of vectors.calls) {
    it(`takes ${planned.task} + ${planned.writer} + ${planned.judge} calls with ${calls ?? 'no limit of'} calls`, () =>
      assert.deepEqual(spo.estimate({ pool: 0, train: 30, dev, test: 30 }, calls ?? Infinity), planned));
  }

  it('follows the judge from champion to champion, without an expected answer', async () => {
    const { report } = await run(likesPoints());
    assert.deepEqual([report.stop, report.test.verdict], ['finished', 'better']);
    assert.ok(report.bestText.split('Point').length > 5, report.bestText);
  });

  it('keeps the seed when the judge prefers the old answers, which the published code takes for success', async () => {
    const { report, events } = await run(dislikesPoints());
    assert.deepEqual([report.test.verdict, report.bestText], ['no reliable improvement', report.seedText]);
    assert.ok(!events.some(({ type }) => type === 'best'));
  });

  for (const [what, answer] of [
    ['always says A', 'A'],
    ['cannot tell answers apart', 'tie'],
  ] as const) {
    it(`accepts nothing from a judge that ${what}`, async () => {
      const { report, events } = await run(fakeJudge(() => answer));
      assert.deepEqual([report.bestText, report.candidates > 0], [report.seedText, true]);
      assert.ok(!events.some(({ type }) => type === 'best'));
    });
  }

  it('claims nothing in 19 of 20 runs with a judge that throws a coin', async () => {
    let claims = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const coin = fakeJudge((a, b) =>
        seededRandom(`${seed}/${[a, b].sort().join()}`).next() < 0.5 ? low(a, b) : high(a, b),
      );
      const { report } = await run(coin, { seed });
      if (report.test.verdict === 'better') claims++;
    }
    assert.ok(claims <= 1, `${claims} false claims`);
  });

  it('shows the writer three train rows with the answers, and no row of dev or test', async () => {
    const splits = makeSplits(rows);
    const asked = writer();
    await run(likesPoints(), { splits, writer: asked });
    const train = new Set(splits.train.map(({ values }) => String(values['text'])));
    assert.equal(asked.requests.length, 9);
    for (const text of asked.requests.map(textOf)) {
      const inputs = [...text.matchAll(/<input>(.*)<\/input>/g)].map(([, input = '']) => input);
      assert.ok(inputs.length === 3 && inputs.every((input) => train.has(input)));
      assert.ok(!text.includes('<expected>'));
    }
  });

  it('is the same at concurrency 1 and 16, within its estimate, and within any budget', async () => {
    const journal = async (concurrency: number): Promise<string> => {
      const { events } = await run(likesPoints(), { ports: { concurrency } });
      return events.map((event) => JSON.stringify(journalled(event))).join('\n');
    };
    assert.equal(await journal(16), await journal(1));
    const splits = makeSplits(rows);
    const sizes = { pool: 0, train: splits.train.length, dev: splits.dev.length, test: splits.testSize };
    for (const calls of [sizes.test * 4, sizes.test * 4 + 170, Infinity]) {
      const { report } = await run(likesPoints(), { splits: makeSplits(rows), limits: { calls } });
      const { taskCalls, writerCalls, judgeCalls = 0 } = report.spend;
      assert.ok(taskCalls + writerCalls + judgeCalls <= calls);
      const planned = spo.estimate(sizes, calls - sizes.test * 4);
      assert.ok(writerCalls <= planned.writer && taskCalls <= planned.task + 2 * sizes.test);
    }
  });
});

function low(a: string, b: string): string {
  return a < b ? 'A' : 'B';
}

function high(a: string, b: string): string {
  return a < b ? 'B' : 'A';
}
