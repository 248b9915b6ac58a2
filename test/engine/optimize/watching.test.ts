import assert from 'node:assert/strict';
import type { OptimizeEvent, WatchEvent } from '../../../src/engine/optimize/contracts.js';
import { journalled } from '../../../src/engine/optimize/journalled.js';
import { fakeJudge, graded, makeRows, makeSplits, runOptimize, scriptedWriter } from '../../support/optimize-run.js';

const rows = makeRows(200);
const splits = makeSplits(rows);
const better = (prompt: string): number => (prompt.includes('the careful way') ? 0.95 : 0.4);
const writer = scriptedWriter((drawn, prompt) => `${prompt} Do it the careful way, number ${drawn}.`);
const limits = { calls: 1500 };

const watched: readonly WatchEvent['type'][] = ['rows', 'working', 'spent', 'marks'];

type Of<Type extends WatchEvent['type']> = Extract<OptimizeEvent, { type: Type }>;

function only<Type extends WatchEvent['type']>(events: readonly OptimizeEvent[], type: Type): Of<Type>[] {
  return events.filter((event): event is Of<Type> => event.type === type);
}

describe('whoever watches an optimization', () => {
  const run = () => runOptimize({ method: 'protegi', model: graded(rows, better), writer, splits: again(), limits });
  const again = () => makeSplits(rows);

  it('is shown the rows that candidates are scored on, and none of the sealed ones', async () => {
    const { events } = await run();
    const [shown, ...more] = only(events, 'rows');
    assert.equal(more.length, 0);
    assert.deepEqual(
      shown?.dev.map(({ line, expected }) => [line, expected]),
      splits.dev.map(({ line, values }) => [line, values['label']]),
    );
    assert.equal(shown.dev[0]?.input, splits.dev[0]?.values['text']);
    const sealed = new Set(splits.openTest().map(({ line }) => line));
    assert.ok([...shown.train, ...shown.dev].every(({ line }) => !sealed.has(line)));
  });

  it('sees row by row what each score is the mean of', async () => {
    const { events } = await run();
    const scored = events.flatMap((event) => (event.type === 'scored' ? [event] : []));
    const marks = only(events, 'marks');
    assert.ok(scored.length > 3);
    for (const [at, { id, split, n, score }] of scored.entries()) {
      const own = marks[at]?.scores.flatMap((value) => value ?? []) ?? [];
      assert.deepEqual([marks[at]?.id, marks[at]?.split, own.length], [id, split, n]);
      assert.ok(Math.abs(own.reduce((sum, value) => sum + value, 0) / n - score.mean) < 1e-9);
    }
  });

  it('knows what goes out before it does, and what it came to', async () => {
    const { events, report } = await run();
    const work = only(events, 'working').map(({ work: one }) => one);
    assert.deepEqual(work[0], {
      kind: 'answering',
      candidates: [events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.id] : []))[0]],
      calls: splits.dev.length,
      split: 'dev',
    });
    const calls = (kind: string): number =>
      work.reduce((sum, one) => sum + (one.kind === kind && 'calls' in one ? one.calls : 0), 0);
    assert.equal(calls('answering'), report.spend.taskCalls);
    assert.equal(calls('writing'), report.spend.writerCalls);
    assert.deepEqual(
      work.filter(({ kind }) => kind === 'testing'),
      [{ kind: 'testing', rows: splits.testSize }],
    );
    assert.equal(only(events, 'spent').at(-1)?.spend.taskCalls, report.spend.taskCalls);
  });

  it('reads which sealed rows were won and lost once the test is over', async () => {
    const { report } = await run();
    const { wins = [], losses = [] } = report.moved ?? {};
    assert.deepEqual([wins.length, losses.length], [report.test.wins, report.test.losses]);
    assert.ok(wins.length > 5);
    for (const { seed, best, expected } of wins)
      assert.deepEqual([seed.score, best.score, best.answer, seed.answer === expected], [0, 1, expected, false]);
  });

  it('reads in a judged run whose answer was preferred', async () => {
    const judge = fakeJudge((first, second) => (first === second ? 'tie' : first === 'yes' ? 'A' : 'B'));
    const model = graded(rows, better);
    const { events, report } = await runOptimize({ method: 'spo', model, writer, judge, splits: again(), limits });
    const marked = only(events, 'marks');
    assert.ok(marked.length > 0 && marked.every(({ over, scores }) => over !== undefined && scores.length > 0));
    assert.equal(report.moved?.wins.length ?? 0, report.test.wins);
    assert.ok((report.moved?.wins ?? []).every(({ best }) => best.answer === 'yes' && best.score === 1));
  });

  it('leaves no trace in the journal', async () => {
    const { events } = await run();
    const kept = events.flatMap((event) => journalled(event) ?? []);
    const types = new Set(kept.map((line) => (line as OptimizeEvent).type));
    assert.ok(types.has('scored') && types.has('finished'));
    assert.ok(watched.every((type) => !types.has(type)));
    assert.doesNotMatch(JSON.stringify(kept), /"moved"|"marks"/);
  });
});
