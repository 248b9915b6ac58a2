import assert from 'node:assert/strict';
import type { ChatModel } from '../../../src/engine/model/chat-model.js';
import { leastCalls } from '../../../src/engine/optimize/estimate.js';
import type { Method, Searcher } from '../../../src/engine/optimize/parts.js';
import { edits } from '../../../src/engine/optimize/proposers/edits.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { RefusedError } from '../../../src/engine/optimize/refuse.js';
import { methodTrials } from '../../support/method-trials.js';
import { graded, makeRows, makeSplits, methodOf, runOptimize, scriptedWriter } from '../../support/optimize-run.js';

const rows = makeRows(120);
const splits = (): ReturnType<typeof makeSplits> => makeSplits(rows);
const { dev, testSize } = splits();
const least = leastCalls({ dev: dev.length, test: testSize });

describe('the budget of an optimization', () => {
  for (const { id: method } of methodTrials) {
    for (const calls of [least, least + 37, least + 400, least + 1500]) {
      it(`of ${calls} calls is never passed by ${method} with 16 calls in flight, and what the models saw is what is reported`, async () => {
        const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
        const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn % 11}.`);
        const { report } = await runOptimize({
          method,
          model,
          writer,
          splits: splits(),
          limits: { calls },
          ports: { concurrency: 16 },
        });
        const { taskCalls, writerCalls } = report.spend;
        assert.deepEqual([taskCalls, writerCalls], [model.requests.length, writer.requests.length]);
        assert.ok(taskCalls + writerCalls <= calls, `${taskCalls} + ${writerCalls} of ${calls}`);
        assert.equal(report.test.n, testSize, 'a verdict is always affordable');
      });
    }
  }

  it('is refused before any call when it cannot pay for a verdict, with the least that is needed', async () => {
    const model = graded(rows, () => 0.5);
    const run = runOptimize({ method: 'hill-climb', model, splits: splits(), limits: { calls: least - 1 } });
    await assert.rejects(run, (error) => error instanceof RefusedError && error.message.includes(String(least)));
    assert.equal(model.requests.length, 0);
  });

  it('in dollars is refused for a model of unknown price, which could not be kept', async () => {
    const run = runOptimize({
      method: 'hill-climb',
      model: graded(rows, () => 0.5),
      splits: splits(),
      limits: { usd: 1 },
    });
    await assert.rejects(run, (error) => error instanceof RefusedError && error.message.includes('fake/model'));
  });

  it('in tokens ends the search while the verdict is still affordable, and is not passed', async () => {
    const inner = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    let used = 0;
    const model: ChatModel = {
      ...inner,
      complete: async (request, signal) => {
        used += 210;
        const usage = { inputTokens: 10, outputTokens: 200, estimated: false };
        return { ...(await inner.complete(request, signal)), usage };
      },
    };
    const limits = { tokens: 80_000 };
    const { report } = await runOptimize({ method: 'hill-climb', model, splits: splits(), limits });
    assert.deepEqual([report.stop, report.test.n], ['budget', testSize]);
    assert.ok(
      report.spend.taskCalls > least && used <= limits.tokens,
      `${report.spend.taskCalls} calls, ${used} tokens`,
    );
  });

  it('a method without a writer says which option names one', async () => {
    const run = runOptimize({ method: 'protegi', model: graded(rows, () => 0.5), splits: splits() });
    await assert.rejects(run, /--writer/);
  });
});

describe('a small budget', () => {
  const sizes = { pool: splits().pool.length, train: splits().train.length, dev: dev.length, test: testSize };
  const run = async (method: string | Method, calls: number) => {
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    const limits = { calls: least + calls };
    const { events, report } = await runOptimize({ method, model, writer, splits: splits(), limits });
    const proposed = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.id] : [])).slice(1);
    const rejected = new Set(events.flatMap((event) => (event.type === 'rejected' ? [event.id] : [])));
    const scored = events.flatMap((event) => (event.type === 'scored' && event.n > 0 ? [event.id] : []));
    return { report, proposed: proposed.filter((id) => !rejected.has(id)), scored: new Set(scored) };
  };

  for (const calls of [120, 200, 400, 600]) {
    it(`of ${calls} calls for the search lets bootstrap-demos draw as many sets as it can measure, and as were promised`, async () => {
      const { report, proposed, scored } = await run('bootstrap-demos', calls);
      const { proposals } = methodOf('bootstrap-demos').estimate(sizes, calls);
      assert.ok(proposals >= 2 && proposals < 32, `${proposals} promised`);
      assert.equal(report.stop, 'finished');
      assert.deepEqual([report.candidates, proposed.length], [proposals, proposals]);
      assert.ok(proposed.every((id) => scored.has(id)));
    });
  }

  for (const calls of [120, 200, 400]) {
    it(`of ${calls} calls for the search ends hill-climb by the budget, with every change measured`, async () => {
      const { report, proposed, scored } = await run('hill-climb', calls);
      assert.equal(report.stop, 'budget');
      assert.ok(methodOf('hill-climb').estimate(sizes, calls).proposals > 0 && report.candidates > 0);
      assert.equal(report.candidates, proposed.length);
      assert.ok(proposed.every((id) => scored.has(id)));
    });
  }

  it('too small to measure a rewrite asks protegi for none', async () => {
    const { report, proposed } = await run('protegi', 60);
    assert.deepEqual([report.stop, report.spend.writerCalls, proposed], ['budget', 0, []]);
    assert.equal(methodOf('protegi').estimate(sizes, 60).proposals, 0);
  });

  for (const { id: method } of methodTrials) {
    it(`that is the least there can be makes ${method} propose nothing, and says why it stopped`, async () => {
      const { report, proposed } = await run(method, 0);
      assert.deepEqual([report.stop, report.candidates, proposed], ['budget', 0, []]);
      assert.deepEqual(methodOf(method).estimate(sizes, 0), { task: 0, writer: 0, proposals: 0 });
      assert.equal(report.test.n, testSize);
    });
  }

  it('counts no candidate that was proposed and not scored', async () => {
    const scoresOne: Searcher<number> = {
      init: () => Promise.resolve(0),
      async step(_state, context) {
        const proposals = await edits(6).propose({ parents: [context.seed], children: [] }, context);
        const [first] = context.admit(proposals);
        if (first) await context.score([{ id: first.id, rows: context.rows.train.slice(0, 5) }]);
        return 1;
      },
      done: (state) => (state === 1 ? 'finished' : undefined),
    };
    const { report, proposed } = await run({ ...methodOf('hill-climb'), searcher: scoresOne }, 100);
    assert.ok(proposed.length > 1, `${proposed.length} proposed`);
    assert.equal(report.candidates, 1);
  });
});

describe('estimates', () => {
  const sizes = { pool: splits().pool.length, train: splits().train.length, dev: dev.length, test: testSize };

  for (const { id, method, estimatedWithin } of methodTrials) {
    it(`of ${id} are within a tenth of what a run is charged that does not give up early, or little more`, async () => {
      const limits = { calls: least + 1500 };
      const model = graded(rows, (prompt) => 0.3 + 0.5 * seededRandom(prompt.replace(/Text: .*/s, '')).next());
      const writer = scriptedWriter(
        (drawn, prompt) => `${prompt} Point ${drawn}.`,
        (drawn, prompt) => `${prompt} Word ${drawn}.`,
      );
      const { report } = await runOptimize({ method, model, writer, splits: splits(), limits });
      const { task, writer: asked } = method.estimate(sizes, 1500);
      const { taskCalls, writerCalls } = report.spend;
      const ratio = (task + asked + least) / (taskCalls + writerCalls);
      const say = `${task} and ${asked} estimated, ${taskCalls} and ${writerCalls} charged, ${report.stop}`;
      assert.ok(ratio > 0.9, say);
      if (report.stop !== 'no-progress') assert.ok(ratio < estimatedWithin, say);
    });
  }

  // With the least of them the rounds of its selection share fewer calls than they may take.
  for (const search of [Infinity, 1000, 468, 300]) {
    it(`of bootstrap-demos with ${search} calls are within a tenth of what a run is charged that opens the sealed test`, async () => {
      const model = graded(rows, (prompt) => (/(?:Text: .*\s+){3}/.test(prompt) ? 0.9 : 0.3));
      const limits = search === Infinity ? {} : { calls: search + least };
      const { report } = await runOptimize({ method: 'bootstrap-demos', model, splits: splits(), limits });
      assert.ok(report.test.n > 0);
      const estimated = methodOf('bootstrap-demos').estimate(sizes, search).task + least;
      const charged = report.spend.taskCalls;
      assert.ok(Math.abs(estimated - charged) <= 0.1 * charged, `${estimated} estimated, ${charged} charged`);
    });
  }

  it('of promptagent without a limit are within a sixth of what runs are charged on average', async () => {
    const writer = scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn}.`);
    const charged: number[] = [];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const model = graded(rows, (prompt) => 0.3 + 0.5 * seededRandom(prompt.replace(/Text: .*/s, '')).next());
      const { report } = await runOptimize({ method: 'promptagent', model, writer, splits: splits(), seed });
      charged.push(report.spend.taskCalls + report.spend.writerCalls);
    }
    const { task, writer: asked } = methodOf('promptagent').estimate(sizes, Infinity);
    const ratio = (task + asked + least) / (charged.reduce((sum, calls) => sum + calls, 0) / charged.length);
    assert.ok(ratio > 5 / 6 && ratio < 7 / 6, `${task + asked + least} estimated, ${charged.join(' ')} charged`);
  });

  it('of protegi are the most a run is charged, and at most a third above it when the writer always answers', async () => {
    const writer = scriptedWriter(
      (drawn, prompt) => `${prompt} Point ${drawn}.`,
      (drawn, prompt) => `${prompt} Word ${drawn}.`,
    );
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    const { report } = await runOptimize({ method: 'protegi', model, writer, splits: splits() });
    const { task, writer: asked } = methodOf('protegi').estimate(sizes, Infinity);
    const { taskCalls, writerCalls } = report.spend;
    assert.ok(
      taskCalls <= task + least && writerCalls <= asked,
      `${taskCalls} of ${task + least}, ${writerCalls} of ${asked}`,
    );
    assert.ok(task + least <= taskCalls * 1.33, `${task + least} estimated, ${taskCalls} charged`);
  });
});
