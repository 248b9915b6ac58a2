import assert from 'node:assert/strict';
import type { CodeCall, CodeOutcome, RunCode } from '../../../src/engine/eval/contracts/code-metric.js';
import { chooseMethod } from '../../../src/engine/optimize/choose-method.js';
import { journalled } from '../../../src/engine/optimize/journalled.js';
import { RefusedError } from '../../../src/engine/optimize/refuse.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import {
  fakeGrader,
  fakeModel,
  type FinishedRun,
  makeRows,
  makeSplits,
  runOptimize,
  textOf,
} from '../../support/optimize-run.js';
import { likesShort, measuredBy, promptObjective, tellsLength } from '../../support/prompt-objective.js';

const rows = makeRows(120);
const { dev, testSize } = makeSplits(rows);
const all = dev.length + testSize;

const code = '{ type: javascript, value: it is short }';
const rubric = '{ type: llm-rubric, value: It is short. }';

/** Code by a function of the answer; what it throws is its fault. */
function codeOf(score: (answer: string, call: CodeCall) => unknown): RunCode & { readonly calls: CodeCall[] } {
  const calls: CodeCall[] = [];
  const run: RunCode = async (call): Promise<CodeOutcome> => {
    calls.push(call);
    for (let turns = calls.length % 5; turns > 0; turns--) await Promise.resolve();
    try {
      return { value: score(call.output, call) };
    } catch (error) {
      return { fault: `in its code: ${String(error)}.` };
    }
  };
  return Object.assign(run, { calls });
}

const run = (
  score: Parameters<typeof codeOf>[0],
  {
    metrics = `[${code}]`,
    weights,
    ...extra
  }: { metrics?: string; weights?: Record<string, number> | undefined } & Partial<
    Parameters<typeof runOptimize>[0]
  > = {},
): Promise<FinishedRun> =>
  runOptimize({
    method: 'hill-climb',
    model: tellsLength(),
    prompt: measuredBy(metrics),
    rows,
    goal: promptObjective(measuredBy(metrics), weights),
    limits: { calls: 400 },
    ...extra,
    ports: { code: codeOf(score), ...extra.ports },
  });

function crashes(): never {
  throw new Error('no such word');
}

describe('a search for what code computes', () => {
  it('finds the prompt whose answers the code scores higher, on the sealed rows too', async () => {
    const { report } = await run(likesShort);
    assert.deepEqual([report.test.metric, report.test.verdict, report.test.n], ['javascript', 'better', testSize]);
    assert.ok(report.bestText.length < report.seedText.length);
    assert.equal(report.codeFaults, undefined);
  });

  it('shows the code what the model was sent by each candidate, also where a judge is shown the first prompt', async () => {
    const judge = fakeGrader(likesShort);
    const shown = codeOf(likesShort);
    const [task, metrics] = [tellsLength(), `[${code}, ${rubric}]`];
    await run(likesShort, {
      metrics,
      weights: { javascript: 1, 'llm-rubric': 1 },
      model: task,
      judge,
      ports: { code: shown },
    });
    const sent = new Set(task.requests.map(({ messages }) => JSON.stringify(messages)));
    assert.ok(shown.calls.length > 0 && shown.calls.every(({ context }) => sent.has(String(context['prompt']))));
    assert.ok(judge.requests.every((request) => textOf(request).includes('Be fair to the writer. Weigh every word.')));
  });

  it('is what a prompt is measured by where nothing else is there: computed before graded, graded before code', () => {
    const cases: [metrics: string, first: string][] = [
      [`[${code}, ${rubric}, exact-match]`, 'exact-match'],
      [`[${code}, ${rubric}]`, 'llm-rubric'],
      [`[${code}]`, 'javascript'],
      [`[${code}, exact-match, score]`, 'exact-match'],
    ];
    for (const [metrics, first] of cases) assert.equal(promptObjective(measuredBy(metrics)).metric.id, first, metrics);
  });

  it('is what a prompt without right answers is searched by, unless a model grades them too: a judge compares then', () => {
    const methodFor = (metrics: string): string => {
      const found = chooseMethod('auto', parsePrompt(measuredBy(metrics).replace(/^expect.*\n/m, ''), 'a.prompt'));
      return found.ok ? found.method.id : found.message;
    };
    assert.deepEqual([`[${code}]`, `[${code}, ${rubric}]`, `[${code}, word-count]`].map(methodFor), [
      'auto',
      'spo',
      'auto',
    ]);
  });

  const sums: [weights: Readonly<Record<string, number>>, mean: number][] = [
    // The answer is never right, the code says 0.8 and the judge 0.4.
    [{ 'exact-match': 3, javascript: 1 }, 0.2],
    [{ javascript: 1, 'exact-match': 3 }, 0.2],
    [{ javascript: 1, 'llm-rubric': 1 }, 0.6],
    [{ score: 1 }, 0.4],
  ];
  for (const [weights, mean] of sums)
    it(`is summed with what is computed and graded: ${JSON.stringify(weights)}`, async () => {
      const metrics = `[exact-match, ${rubric}, ${code}, score]`;
      const judge = fakeGrader(() => 0.4);
      const { report } = await run(() => 0.8, { metrics, weights, judge, limits: { calls: 2 * (all + testSize) } });
      assert.ok(Math.abs(report.dev.seed.mean - mean) < 1e-9, String(report.dev.seed.mean));
    });

  it('hands out the cheapest of those that are as good with the objective `pareto`', async () => {
    const metrics = `[${code}]`;
    const goal = { ...promptObjective(measuredBy(metrics)), objective: 'pareto' as const };
    const { report } = await run(() => 0.5, {
      metrics,
      goal,
      model: fakeModel((request) => `${textOf(request).length}`),
    });
    assert.equal(report.objective, 'pareto');
    assert.ok((report.front ?? []).length > 0);
  });

  it('is the same at any concurrency, faults included', async () => {
    const journals = [];
    for (const concurrency of [1, 16]) {
      const { events } = await run((answer) => (parseInt(answer, 10) % 5 === 0 ? crashes() : likesShort(answer)), {
        ports: { concurrency },
      });
      journals.push(events.map((event) => JSON.stringify(journalled(event))).join('\n'));
    }
    assert.match(
      journals[0] ?? '',
      /"codeFaults":\{"answers":\d+,"asked":\d+,"first":"Metric 'javascript' cannot score/,
    );
    assert.equal(journals[0], journals[1]);
  });

  it('is refused before any call where nothing is given to run it', async () => {
    const task = tellsLength();
    const prompt = measuredBy(`[${code}]`);
    const nobody = runOptimize({ method: 'hill-climb', model: task, prompt, rows, goal: promptObjective(prompt) });
    await assert.rejects(
      nobody,
      (error) => error instanceof RefusedError && /runs code of the prompt/.test(error.message),
    );
    assert.equal(task.requests.length, 0);
  });
});

describe('code that fails in a search', () => {
  const failing: [how: string, fails: (answer: string, call: CodeCall) => unknown, first: RegExp][] = [
    ['throws', crashes, /Metric 'javascript' cannot score this answer: in its code: Error: no such word/],
    ['gives back nothing', () => null, /gave back nothing\. It has to give back true or false/],
    ['gives back words', () => 'fine', /gave back "fine"/],
    ['gives back more than its range', () => 7, /gave back a score of 7, and a search takes those from 0 to 1/],
    ['gives back less than its range', () => -1, /gave back a score of -1, and a search/],
  ];
  for (const [how, fails, first] of failing)
    it(`gains a candidate nothing: one on whose answers it ${how} scores the lowest there`, async () => {
      const broken = (answer: string, call: CodeCall): unknown =>
        String(call.context['prompt']).includes('Be fair to the writer. Weigh every word.') ? 0.1 : fails(answer, call);
      const { report, events } = await run(broken);
      assert.equal(report.bestText, report.seedText);
      assert.ok(report.candidates > 0 && report.stop !== 'failed');
      const scores = events.flatMap((event) => (event.type === 'marks' ? event.scores : []));
      assert.ok(scores.includes(0) && !scores.some((score) => score !== null && score !== 0 && score !== 0.1));
      assert.match(report.codeFaults?.first ?? '', first);
    });

  it('is counted on every answer of the run, the sealed test included, and told once as it goes', async () => {
    const odd = (answer: string): unknown => (parseInt(answer, 10) % 2 === 1 ? crashes() : 0.5);
    const task = tellsLength();
    const { report, events } = await run(odd, { model: task, limits: { calls: all + testSize } });
    const told = events.flatMap((event) => (event.type === 'problem' ? [event.message] : []));
    assert.deepEqual(told.length, 1);
    assert.match(
      told[0] ?? '',
      /^Code failed on an answer, which gets its lowest score; the report counts all\. Metric/,
    );
    const failed = task.requests.filter((request) => textOf(request).length % 2 === 1).length;
    assert.deepEqual([report.codeFaults?.answers, report.codeFaults?.asked], [failed, task.requests.length]);
    assert.equal(report.test.n, testSize, 'no row is left out of the verdict');
  });

  const sums: [metrics: string, weights: Record<string, number> | undefined, mean: number, graded: boolean][] = [
    // The judge says 1 of every answer.
    [`[${code}, ${rubric}]`, { javascript: 1, 'llm-rubric': 1 }, 0.5, true],
    [`[{ type: assert-set, assert: [${rubric}, ${code}] }]`, undefined, 0, false],
    // What fails does not hold, and for all that is no reason to pass.
    [`[{ type: not-assert-set, assert: [${code}] }]`, undefined, 0, false],
  ];
  for (const [metrics, weights, mean, graded] of sums)
    it(`makes ${metrics} score ${mean}, and ${graded ? 'the rest is' : 'nothing is'} graded`, async () => {
      const judge = fakeGrader(() => 1);
      let calls = 0;
      // It works on one answer, else the run would end.
      const score = (): unknown => (calls++ === 0 ? 0.5 : crashes());
      const { report } = await run(score, { metrics, weights, judge, limits: { calls: 2 * (all + testSize) } });
      assert.ok(report.stop !== 'failed');
      assert.ok(Math.abs(report.dev.seed.mean - mean) <= 1 / dev.length, String(report.dev.seed.mean));
      assert.equal(judge.requests.length > 1, graded);
    });

  it('ends the run before anything more is paid where it fails on all answers of the first prompt', async () => {
    const task = tellsLength();
    const { report, events } = await run(crashes, { model: task });
    assert.deepEqual([report.stop, report.test.n, task.requests.length], ['failed', 0, dev.length]);
    const [problem] = events.flatMap((event) => (event.type === 'problem' ? [event] : []));
    assert.ok(problem?.fatal);
    assert.match(
      problem.message,
      /^Code failed on all \d+ answers of the first prompt, so it is broken\. .*no such word/,
    );
    assert.deepEqual([report.codeFaults?.answers, report.codeFaults?.asked], [dev.length, dev.length]);
  });

  it('is shown no answer that was cut off, and is not broken by that', async () => {
    const cut = fakeModel((request) => `${textOf(request).length} words`);
    const asked = codeOf(likesShort);
    const { report } = await run(likesShort, {
      model: { ...cut, complete: async (...args) => ({ ...(await cut.complete(...args)), finishReason: 'length' }) },
      ports: { code: asked },
      limits: { calls: all + testSize },
    });
    assert.deepEqual([asked.calls.length, report.codeFaults, report.stop === 'failed'], [0, undefined, false]);
  });
});
