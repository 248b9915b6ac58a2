import assert from 'node:assert/strict';
import { defineMethod } from '../../../src/engine/optimize/define-method.js';
import { leastJudgedCalls } from '../../../src/engine/optimize/estimate.js';
import { journalled } from '../../../src/engine/optimize/journalled.js';
import { edits } from '../../../src/engine/optimize/proposers/edits.js';
import { RefusedError } from '../../../src/engine/optimize/refuse.js';
import { fakeJudge, fakeModel, makeRows, makeSplits, runOptimize, textOf } from '../../support/optimize-run.js';

const rows = makeRows(120);
const splits = (): ReturnType<typeof makeSplits> => makeSplits(rows);
const { dev, testSize } = splits();

const unlabelled = `---
name: answer
input: { schema: { text: string } }
---
system:
You say something about a text. Be kind to the reader, and think twice.

user:
Text: {{ text }}
`;

/** Crowns one change of the seed after another: the least that uses a judge. */
const champion = defineMethod(
  {
    id: 'test-champion',
    title: 'Champion',
    summary: 'Crowns.',
    needs: ['judge'],
    defaults: { rounds: 3 },
    paper: undefined,
    pareto: 'It is refused.',
    differences: [],
  },
  ({ rounds }) => ({
    searcher: {
      init: () => Promise.resolve(0),
      async step(round, context) {
        const proposals = await edits(2).propose(
          { parents: [context.candidate(context.best())], children: [] },
          context,
        );
        await context.crown(context.admit(proposals).map(({ id }) => id));
        return (round as number) + 1;
      },
      done: (round) => ((round as number) >= rounds ? 'finished' : undefined),
    },
    demos: 0,
    estimate: ({ dev: rowsOfDev }) => ({
      task: rounds * 2 * rowsOfDev,
      writer: 0,
      judge: rounds * 2 * 2 * rowsOfDev,
      proposals: rounds * 2,
    }),
  }),
);

/** Answers with the length of what it was told, so that any change of the prompt shows. */
const model = () => fakeModel((request) => `${textOf(request).length} words`);
const lengthIn = (answer: string): number => parseInt(answer, 10);
const likesShort = () => fakeJudge((a, b) => (lengthIn(a) < lengthIn(b) ? 'A' : 'B'));
const alwaysFirst = () => fakeJudge(() => 'A');

const run = (judge = likesShort(), extra: Partial<Parameters<typeof runOptimize>[0]> = {}) =>
  runOptimize({ method: champion, model: model(), judge, prompt: unlabelled, splits: splits(), ...extra });

describe('a search whose candidates are compared by a judge', () => {
  it('accepts what the judge prefers on the sealed rows, and says who judged and how often', async () => {
    const { report, events } = await run();
    assert.deepEqual(
      [report.test.verdict, report.test.metric, report.test.wins, report.test.losses, report.test.n],
      ['better', 'select-best', testSize, 0, testSize],
    );
    assert.deepEqual([report.test.seed.mean, report.test.best.mean, report.test.difference], [0, 1, 1]);
    assert.ok(report.test.p < 0.001 && report.bestText.length < report.seedText.length);
    assert.deepEqual(report.judged, { judges: ['fake/judge'], asked: testSize, turned: 0 });
    const duels = events.flatMap((event) => (event.type === 'duelled' ? [event] : []));
    assert.ok(
      duels.length > 0 &&
        duels.every(({ split, wins, losses, ties }) => split === 'dev' && wins + losses + ties === dev.length),
    );
    assert.ok(!events.some(({ type }) => type === 'scored'), 'nobody has a score');
  });

  it('accepts nothing from a judge that always says A, and tells that it goes by the place', async () => {
    const { report, events } = await run(alwaysFirst());
    assert.equal(report.bestText, report.seedText);
    assert.deepEqual([report.test.verdict, report.test.n, report.test.p], ['no reliable improvement', testSize, 1]);
    const duels = events.flatMap((event) => (event.type === 'duelled' ? [event] : []));
    assert.ok(duels.some(({ asked }) => asked === dev.length));
    for (const { asked, turned, ties } of duels) assert.deepEqual([turned, ties], [asked, dev.length]);
  });

  it('accepts nothing when the judge sees no difference, and asks nobody about equal answers', async () => {
    const ties = await run(fakeJudge(() => 'tie'));
    assert.equal(ties.report.bestText, ties.report.seedText);
    const judge = likesShort();
    const same = await run(judge, { model: fakeModel(() => 'always the same') });
    assert.deepEqual([same.report.bestText, judge.requests.length], [same.report.seedText, 0]);
  });

  it('asks both orders of every comparison, in the journal order at any concurrency, each pair once', async () => {
    const judges = [likesShort(), likesShort()] as const;
    const journals = [];
    for (const [at, concurrency] of [1, 16].entries()) {
      const { events } = await run(judges[at], { ports: { concurrency } });
      journals.push(events.map((event) => JSON.stringify(journalled(event))).join('\n'));
    }
    assert.equal(journals[0], journals[1]);
    const asked = judges[0].requests.map(textOf);
    assert.equal(new Set(asked).size, asked.length, 'a comparison was asked twice');
    assert.ok(
      asked.every((text) => text.includes('Text: w')),
      'the judge sees what was asked',
    );
  });

  it('counts judge calls apart, in the limits and as estimated', async () => {
    const [task, judge] = [model(), likesShort()];
    const { report } = await run(judge, { model: task });
    assert.deepEqual([report.spend.taskCalls, report.spend.judgeCalls], [task.requests.length, judge.requests.length]);
    const least = leastJudgedCalls({ test: testSize }, 1);
    for (const calls of [least, least + 3 * dev.length, least + 200]) {
      const [limited, judging] = [model(), likesShort()];
      const { report: short } = await run(judging, { model: limited, limits: { calls } });
      assert.ok(limited.requests.length + judging.requests.length <= calls);
      assert.deepEqual([short.stop, short.test.n], ['budget', testSize], `${calls} calls`);
    }
  });

  it('is refused without a judge, and with a budget that no verdict fits in, before any call', async () => {
    const task = model();
    const noJudge = runOptimize({ method: champion, model: task, prompt: unlabelled, splits: splits() });
    await assert.rejects(noJudge, (error) => error instanceof RefusedError && error.message.includes('--judge'));
    const least = leastJudgedCalls({ test: testSize }, 1);
    const small = run(likesShort(), { model: task, limits: { calls: least - 1 } });
    await assert.rejects(small, (error) => error instanceof RefusedError && error.message.includes(String(least)));
    assert.equal(task.requests.length, 0);
  });

  it('leaves out rows whose verdict cannot be read, and ends as failed when that is most of them', async () => {
    let n = 0;
    const mumbling = (every: number) =>
      fakeJudge((a, b) => (n++ % every === 0 ? 'well' : lengthIn(a) < lengthIn(b) ? 'A' : 'B'));
    const some = await run(mumbling(9));
    const lost = some.events.flatMap((event) => (event.type === 'problem' ? [event.lost] : []));
    assert.ok(lost.length > 0 && lost.every((key) => key?.startsWith('judge/')));
    assert.ok(some.report.test.n < testSize && some.report.stop === 'finished');
    const most = await run(mumbling(1));
    assert.deepEqual([most.report.stop, most.report.test.n], ['failed', 0]);
  });

  it('does without the verdicts that were lost before it was interrupted', async () => {
    const judge = likesShort();
    const lostBefore = (key: string): string | undefined => (key.startsWith('judge/') ? 'No answer then.' : undefined);
    const { report } = await run(judge, { ports: { lostBefore } });
    assert.deepEqual([judge.requests.length, report.bestText], [0, report.seedText]);
  });
});
