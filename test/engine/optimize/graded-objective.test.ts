import assert from 'node:assert/strict';
import { ModelError, type ChatModel } from '../../../src/engine/model/chat-model.js';
import { estimateOptimize, leastCalls } from '../../../src/engine/optimize/estimate.js';
import { journalled } from '../../../src/engine/optimize/journalled.js';
import { RefusedError } from '../../../src/engine/optimize/refuse.js';
import { fakeGrader, makeRows, makeSplits, methodOf, runOptimize, textOf } from '../../support/optimize-run.js';
import { likesShort, measuredBy, promptObjective, tellsLength } from '../../support/prompt-objective.js';

const rows = makeRows(120);
const { dev, testSize } = makeSplits(rows);

const rubric = '{ type: llm-rubric, value: It is short. }';
const short = measuredBy(`[${rubric}]`);

const run = (judge: ChatModel = fakeGrader(likesShort), extra: Partial<Parameters<typeof runOptimize>[0]> = {}) =>
  runOptimize({
    method: 'hill-climb',
    model: tellsLength(),
    judge,
    prompt: short,
    rows,
    goal: promptObjective(short),
    limits: { calls: 700 },
    ...extra,
  });

describe('a search for what a model grades', () => {
  it('finds the prompt whose answers the judge grades higher, on the sealed rows too', async () => {
    const judge = fakeGrader(likesShort);
    const { report } = await run(judge);
    assert.deepEqual([report.test.metric, report.test.verdict, report.test.n], ['llm-rubric', 'better', testSize]);
    assert.ok(report.bestText.length < report.seedText.length);
    assert.ok(judge.requests.every((request) => textOf(request).includes('It is short.')));
    assert.deepEqual([report.graders, report.judged], [['fake/judge'], undefined], 'rows are scored, not compared');
  });

  it('shows the judge what the first prompt asks, whatever a candidate asks in its place', async () => {
    const judge = fakeGrader(likesShort);
    const { report } = await run(judge);
    assert.notEqual(report.bestText, report.seedText);
    assert.ok(judge.requests.every((request) => textOf(request).includes('Be fair to the writer. Weigh every word.')));
  });

  it('charges the judge for each answer once, and keeps to a limit of calls with all of its own', async () => {
    const [task, judge] = [tellsLength(), fakeGrader(likesShort)];
    const { report } = await run(judge, { model: task });
    assert.equal(judge.requests.length, task.requests.length);
    assert.deepEqual([report.spend.taskCalls, report.spend.judgeCalls], [task.requests.length, judge.requests.length]);
    const least = leastCalls({ dev: dev.length, test: testSize }, 1);
    assert.equal(least, 2 * (dev.length + 2 * testSize));
    for (const calls of [least, least + 2 * dev.length, least + 200]) {
      const [limited, grading] = [tellsLength(), fakeGrader(likesShort)];
      const { report: little } = await run(grading, { model: limited, limits: { calls } });
      assert.ok(limited.requests.length + grading.requests.length <= calls);
      assert.deepEqual([little.stop, little.test.n], ['budget', testSize], `${calls} calls`);
    }
    const small = run(undefined, { model: tellsLength(), limits: { calls: least - 1 } });
    await assert.rejects(small, (error) => error instanceof RefusedError && error.message.includes(String(least)));
  });

  it('asks every judge of a jury for every vote, and charges for each', async () => {
    const twice = measuredBy('[{ type: llm-rubric, value: It is short., repeat: 2 }]');
    const { report } = await run(undefined, {
      prompt: twice,
      goal: promptObjective(twice, undefined, ['fake/judge', 'fake/other']),
      limits: { calls: 900 },
      ports: {
        judges: new Map(['fake/judge', 'fake/other'].map((id) => [id, fakeGrader(likesShort, id)])),
      },
    });
    assert.equal(report.spend.judgeCalls, 4 * report.spend.taskCalls);
  });

  it('pays no judge for an answer that was cut off, and charges nothing for it', async () => {
    const cut: ChatModel = {
      ...tellsLength(),
      complete: async (request, signal) => {
        const reply = await tellsLength().complete(request, signal);
        return /w1\d\d/.test(textOf(request)) ? { ...reply, finishReason: 'length' } : reply;
      },
    };
    const judge = fakeGrader(likesShort);
    const { report } = await run(judge, { model: cut });
    assert.equal(report.spend.judgeCalls, judge.requests.length);
    assert.ok(judge.requests.length > 0 && judge.requests.length < report.spend.taskCalls);
  });

  it('sums it with what is computed, by weights and by `score`', async () => {
    const both = measuredBy(`[exact-match, ${rubric}, score]`);
    // The answer is never right, and the grade counts one part in four: 0.75 · 0 + 0.25 · 0.8.
    const cases: [weights: Readonly<Record<string, number>>, mean: number][] = [
      [{ 'exact-match': 3, 'llm-rubric': 1 }, 0.2],
      [{ 'llm-rubric': 1, 'exact-match': 3 }, 0.2],
      [{ score: 1 }, 0.4],
    ];
    for (const [weights, mean] of cases) {
      const goal = promptObjective(both, weights);
      const { report } = await run(
        fakeGrader(() => 0.8),
        { prompt: both, goal, limits: { calls: 216 } },
      );
      assert.ok(Math.abs(report.dev.seed.mean - mean) < 1e-9, `${JSON.stringify(weights)}: ${report.dev.seed.mean}`);
    }
  });

  it('is what a prompt is measured by where it has nothing that is free', () => {
    assert.equal(promptObjective(measuredBy(`[${rubric}, exact-match]`)).metric.id, 'exact-match');
    assert.equal(promptObjective(short).metric.id, 'llm-rubric');
  });

  it('is the same at any concurrency', async () => {
    const journals = [];
    for (const concurrency of [1, 16]) {
      const { events } = await run(fakeGrader(likesShort), { ports: { concurrency } });
      journals.push(events.map((event) => JSON.stringify(journalled(event))).join('\n'));
    }
    assert.equal(journals[0], journals[1]);
  });

  it('leaves out answers whose grade cannot be read, and ends as failed when that is most of them', async () => {
    let n = 0;
    const mumbling = (every: number) => fakeGrader((answer) => (n++ % every === 0 ? 'well' : likesShort(answer)));
    const some = await run(mumbling(9));
    const lost = some.events.flatMap((event) => (event.type === 'problem' ? [event.lost] : []));
    assert.ok(lost.length > 0 && lost.every((key) => key !== undefined));
    assert.ok(some.report.test.n < testSize && some.report.stop !== 'failed');
    const most = await run(mumbling(1));
    assert.deepEqual([most.report.stop, most.report.test.n], ['failed', 0]);
  });

  const refusals: [kind: 'bad-request' | 'content-filter' | 'auth', fails: boolean, message: RegExp][] = [
    ['bad-request', false, /^An answer got no grade/],
    ['content-filter', false, /^An answer got no grade/],
    ['auth', true, /^No\.$/],
  ];
  for (const [kind, fails, message] of refusals)
    it(`never holds a judge's fault against a candidate: ${kind}`, async () => {
      const judge = fakeGrader(likesShort);
      const refusing: ChatModel = {
        ...judge,
        complete: (request, signal) =>
          /w11\d/.test(textOf(request)) ? Promise.reject(new ModelError(kind, 'No.')) : judge.complete(request, signal),
      };
      const { report, events } = await run(refusing);
      const problems = events.flatMap((event) => (event.type === 'problem' ? [event] : []));
      assert.equal(report.stop === 'failed', fails);
      assert.ok(problems.length > 0 && problems.every((one) => message.test(one.message) && one.failed === undefined));
    });

  it('ends at once with a judge that refuses every answer of the first prompt', async () => {
    const task = tellsLength();
    const refusing: ChatModel = {
      id: 'fake/judge',
      complete: () => Promise.reject(new ModelError('bad-request', 'No temperature here.')),
    };
    const { report, events } = await run(refusing, { model: task });
    assert.deepEqual([report.stop, task.requests.length], ['failed', dev.length]);
    const [problem] = events.flatMap((event) => (event.type === 'problem' ? [event.message] : []));
    assert.match(problem ?? '', /^None of 36 answers has a score\. .*No temperature here\./);
  });

  it('is refused before any call where nobody is there to grade', async () => {
    const task = tellsLength();
    const nobody = runOptimize({
      method: 'hill-climb',
      model: task,
      prompt: short,
      rows,
      goal: promptObjective(short),
    });
    await assert.rejects(nobody, (error) => error instanceof RefusedError && /--judge/.test(error.message));
    assert.equal(task.requests.length, 0);
  });
});

describe('the estimate of a graded search', () => {
  const one = { inputTokens: { low: 100, high: 100 }, outputTokens: { low: 10, high: 10 }, seconds: undefined };
  const sizes = { pool: 0, train: 40, dev: 30, test: 50 };
  const input = {
    method: methodOf('hill-climb'),
    sizes,
    task: { ...one, model: 'a/b' },
    writer: { ...one, model: 'a/b' },
  };

  it('has a call to the judge beside each answer, in the least there must be and in all', () => {
    const free = estimateOptimize({ ...input, limits: {} });
    const paid = estimateOptimize({ ...input, limits: {}, judges: [{ ...one, model: 'a/c' }], grading: 2 });
    assert.equal(paid.leastCalls, 3 * (30 + 2 * 50));
    assert.deepEqual([paid.taskCalls, paid.judgeCalls], [free.taskCalls, 2 * free.taskCalls]);
    assert.equal(paid.outputTokens.high, 3 * free.outputTokens.high);
  });

  it('buys no more candidates than the limit has room for, grades included', () => {
    const calls = 3 * (30 + 2 * 50) + 300;
    const limited = estimateOptimize({ ...input, limits: { calls }, judges: [{ ...one, model: 'a/c' }], grading: 2 });
    const free = estimateOptimize({ ...input, limits: { calls: 30 + 2 * 50 + 100 } });
    assert.ok(limited.calls <= calls);
    assert.equal(limited.proposals, free.proposals);
  });
});
