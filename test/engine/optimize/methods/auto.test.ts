import assert from 'node:assert/strict';
import type { OptimizeEvent } from '../../../../src/engine/optimize/contracts.js';
import { auto } from '../../../../src/engine/optimize/methods/auto.js';
import { bootstrapDemos } from '../../../../src/engine/optimize/methods/bootstrap-demos.js';
import { protegi } from '../../../../src/engine/optimize/methods/protegi.js';
import {
  graded,
  makeRows,
  makeSplits,
  plainPrompt,
  runOptimize,
  scriptedWriter,
  type FakeModel,
} from '../../../support/optimize-run.js';

const rows = makeRows(120);
const writer = (): FakeModel => scriptedWriter((drawn, prompt) => `${prompt} Point ${drawn % 97}.`);
/** Examples help, and so does a point: the best prompt has both. */
const model = (): FakeModel =>
  graded(rows, (prompt) => 0.3 + (prompt.split('Text: ').length > 3 ? 0.3 : 0) + (prompt.includes('Point') ? 0.3 : 0));

const proposed = (events: readonly OptimizeEvent[]) =>
  events.flatMap((event) => (event.type === 'proposed' ? [event.candidate] : [])).slice(1);
const notes = (events: readonly OptimizeEvent[]) =>
  events.flatMap((event) => (event.type === 'problem' ? [event.message] : []));

describe('auto', () => {
  it('looks for examples first, and rewrites the prompt with the best of them', async () => {
    const { events, report } = await runOptimize({ method: auto, model: model(), writer: writer(), rows });
    const [first, ...others] = proposed(events);
    assert.match(first?.operator ?? '', /demos/);
    const demos = new Set(others.filter(({ operator }) => operator.endsWith('-demos')).map(({ id }) => id));
    const rewrites = others.filter(({ operator }) => operator === 'critique-rewrite');
    assert.ok(rewrites.length > 0 && demos.has(rewrites[0]?.parents[0] ?? ''));
    assert.ok(report.bestText.includes('Point') && report.bestText.includes('demos:'), report.bestText);
    assert.equal(report.test.verdict, 'better');
  });

  it('spends a small budget on examples alone, which find more for it', async () => {
    const { dev, testSize } = makeSplits(rows);
    const limits = { calls: dev.length + 2 * testSize + 150 };
    const { events, report } = await runOptimize({ method: auto, model: model(), writer: writer(), rows, limits });
    assert.ok(proposed(events).every(({ operator }) => operator.endsWith('-demos')));
    assert.deepEqual([report.stop, report.spend.writerCalls], ['budget', 0]);
    assert.ok(report.candidates >= 2);
  });

  it('goes without examples where there is no row to take them from, and says so', async () => {
    const all = makeSplits(rows);
    const splits = { ...all, pool: [] };
    const { events } = await runOptimize({ method: auto, model: model(), writer: writer(), splits });
    assert.ok(notes(events).some((note) => /No examples are tried: the splits leave the pool no rows/.test(note)));
    assert.ok(proposed(events).some(({ operator }) => operator === 'critique-rewrite'));
  });

  it('goes without examples where the prompt does not say what is expected, and says what to add', async () => {
    const prompt = plainPrompt.replace('expect: "{{ label }}"\n', '');
    const { events } = await runOptimize({ method: auto, model: model(), writer: writer(), rows, prompt });
    assert.ok(notes(events).some((note) => /No examples are tried: .* Add expect to its front matter/.test(note)));
  });

  it('is estimated as its two parts, the second with what the first leaves', () => {
    const sizes = { pool: 30, train: 100, dev: 100, test: 100 };
    const demos = bootstrapDemos.estimate(sizes, 4000);
    const rewrites = protegi.estimate(sizes, 4000 - demos.task);
    const { task, writer: asked, proposals } = auto.estimate(sizes, 4000);
    assert.deepEqual(
      [task, asked, proposals],
      [demos.task + rewrites.task, rewrites.writer, demos.proposals + rewrites.proposals],
    );
    assert.equal(auto.estimate({ ...sizes, pool: 0 }, 4000).task, protegi.estimate(sizes, 4000).task);
  });
});
