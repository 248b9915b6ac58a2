import assert from 'node:assert/strict';
import { cellRunner } from '../../../src/engine/eval/cell-runner.js';
import { exactMatch } from '../../../src/engine/eval/metrics/exact-match.js';
import type { ChatRequest } from '../../../src/engine/model/chat-model.js';
import { verdictOf } from '../../../src/engine/optimize/verdict.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { methodTrials } from '../../support/method-trials.js';
import {
  plainPrompt,
  graded,
  makeRows,
  makeSplits,
  methodOf,
  runOptimize,
  scriptedWriter,
  textOf,
} from '../../support/optimize-run.js';

const rows = makeRows(150);
const writer = (): ReturnType<typeof scriptedWriter> =>
  scriptedWriter(
    (drawn, prompt) => `${prompt} Point ${drawn}.`,
    (drawn, prompt) => `${prompt} Word ${drawn}.`,
  );

describe('the sealed test', function () {
  this.timeout(120_000);

  for (const { id: method } of methodTrials) {
    it(`shows no row of itself to any model before it is opened, nor a dev row to the writer, under ${method}`, async () => {
      const { splits, model, written } = await recorded(method);
      const test = splits.openTestAgain().map(({ values }) => String(values['text']));
      const searching = model.slice(0, -2 * test.length);
      assert.equal(searching.length + 2 * test.length, model.length);
      for (const text of test) {
        assert.ok(!searching.some((request) => textOf(request).includes(text)), 'a test row before the end');
        assert.ok(!written.some((request) => textOf(request).includes(text)), 'a test row in a request to the writer');
        const asked = model.slice(-2 * test.length).filter((request) => textOf(request).includes(text));
        assert.equal(asked.length, 2, 'each test row once for the seed and once for the winner');
      }
      for (const { values } of splits.dev) {
        assert.ok(!written.some((request) => textOf(request).includes(String(values['text']))), 'a dev row');
      }
    });

    it(`sends for the accepted text of ${method} byte for byte what was scored`, async () => {
      const { splits, model, report } = await recorded(method);
      assert.notEqual(report.bestText, report.seedText, 'the run must accept something to prove anything');
      const test = splits.openTestAgain();
      const scored = new Set(model.slice(-2 * test.length).map(textOf));
      const replayed: ChatRequest[] = [];
      const replay = graded(rows, () => 1);
      const prompt = parsePrompt(report.bestText, 'decide.prompt');
      const variant = { id: 'x', prompt, model: replay.id, inputs: {} };
      const run = cellRunner(variant, { model: replay, metrics: [exactMatch] });
      for (const row of test) await run(row, 0, new AbortController().signal);
      replayed.push(...replay.requests);
      assert.equal(replayed.length, test.length);
      for (const request of replayed) assert.ok(scored.has(textOf(request)), textOf(request));
    });
  }

  it('is asked once only when the winner is the seed itself', async () => {
    const model = graded(rows, () => 0.5);
    const same = {
      init: async () => 0,
      step: async (state: number) => state + 1,
      done: (state: number) => (state > 0 ? ('finished' as const) : undefined),
    };
    const method = { ...methodOf('hill-climb'), searcher: same };
    const splits = makeSplits(rows);
    const { report } = await runOptimize({ method, model, splits });
    assert.equal(model.requests.length, splits.dev.length + splits.testSize);
    assert.deepEqual(
      [report.test.n, report.test.difference, report.test.low, report.test.p],
      [splits.testSize, 0, 0, 1],
    );
  });
});

/** What the seed prompt renders to before the row's text. */
const untouched = `${/system:\n([\s\S]*?)\n\nuser:/.exec(plainPrompt)?.[1] ?? ''}\nText:`;

const runs = new Map<string, ReturnType<typeof record>>();

/** One run serves both tests of a method. */
function recorded(method: string): ReturnType<typeof record> {
  const run = runs.get(method) ?? record(method);
  runs.set(method, run);
  return run;
}

/** A run in which any change is for the better, with all that was sent in order. */
async function record(method: string) {
  const splits = makeSplits(rows);
  const test = splits.openTest();
  const model = graded(rows, (prompt) =>
    prompt.startsWith(untouched) &&
    prompt.trimEnd().endsWith('\nAnswer:') &&
    !prompt.includes('\nyes') &&
    !prompt.includes('\nno')
      ? 0.3
      : 0.95,
  );
  const asked = writer();
  const reopened = { ...splits, openTest: () => test };
  const { report } = await runOptimize({ method, model, writer: asked, splits: reopened, ports: { concurrency: 1 } });
  return { splits: { ...splits, openTestAgain: () => test }, model: model.requests, written: asked.requests, report };
}

describe('the verdict', () => {
  const scores = (right: number, n: number): Float64Array =>
    Float64Array.from({ length: n }, (_, row) => (row < right ? 1 : 0));
  const cases: [what: string, seed: Float64Array, best: Float64Array, verdict: string][] = [
    ['a clear gain', scores(40, 100), scores(60, 100), 'better'],
    ['a clear loss', scores(60, 100), scores(40, 100), 'no reliable improvement'],
    ['a gain of 3 rows in 100', scores(40, 100), scores(43, 100), 'no reliable improvement'],
    ['no difference', scores(40, 100), scores(40, 100), 'no reliable improvement'],
    ['a perfect score on 4 rows against none', scores(0, 4), scores(4, 4), 'no reliable improvement'],
  ];
  for (const [what, seed, best, verdict] of cases) {
    it(`of ${what} is "${verdict}"`, () => {
      const found = verdictOf('exact-match', seed, best, seededRandom(1));
      assert.equal(found.verdict, verdict);
      assert.ok(found.low <= found.difference && found.difference <= found.high);
      assert.equal(found.wins + found.losses + found.ties, found.n);
    });
  }
});
