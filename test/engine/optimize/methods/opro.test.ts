import assert from 'node:assert/strict';
import { opro } from '../../../../src/engine/optimize/methods/opro.js';
import { ascending } from '../../../../src/engine/optimize/searchers/trajectory.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';

interface Vectors {
  readonly history: readonly {
    readonly tried: readonly (readonly [id: string, score: number])[];
    readonly most: number;
    readonly shown: readonly string[];
  }[];
}

const rows = makeRows(120);
const limits = { calls: 1500 };

describe('opro', () => {
  for (const { tried, most, shown } of (fixtureOf('opro') as Vectors).history) {
    it(`shows of ${tried.map((one) => one.join(' ')).join(', ')} at most ${most}: ${shown.join(', ')}`, () => {
      assert.deepEqual(ascending(tried, most), shown);
    });
  }

  it('asks eight times for one step with the scores in ascending order, and draws three train rows for each step', async () => {
    const splits = makeSplits(rows);
    const writer = scriptedWriter((drawn) => `Decide, and weigh point ${drawn}.`);
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    await runOptimize({ method: opro, model, writer, splits, limits });
    const steps = [...new Set(writer.requests.map(textOf))];
    assert.ok(steps.length >= 3 && steps.length < writer.requests.length / 4, `${steps.length} steps`);
    const scores = steps.map((text) => [...text.matchAll(/<score>(\d+)<\/score>/g)].map(([, score]) => Number(score)));
    assert.equal(scores[0]?.length, 1);
    assert.ok(scores.every((shown) => shown.length <= 20));
    for (const shown of scores)
      assert.deepEqual(
        shown,
        shown.toSorted((a, b) => a - b),
      );
    const drawn = steps.map((text) => [...text.matchAll(/<input>(.*)<\/input>/g)].map(([, input]) => input).join('/'));
    assert.equal(new Set(drawn).size, steps.length);
    const train = new Set(splits.train.map(({ values }) => String(values['text'])));
    for (const text of drawn)
      assert.deepEqual([3, true], [text.split('/').length, text.split('/').every((input) => train.has(input))]);
  });

  it('does not take what is right on train rows alone, as selection by training accuracy would', async () => {
    const splits = makeSplits(rows);
    const train = splits.train.map(({ values }) => String(values['text']));
    const overfitted = (text: string): number => (train.some((row) => text.includes(row)) ? 1 : 0.2);
    const model = graded(rows, (text) => (text.includes('gnomon') ? overfitted(text) : 0.5));
    const writer = scriptedWriter((drawn) => `Decide by the gnomon ${drawn % 4}.`);
    const { report, events } = await runOptimize({ method: opro, model, writer, splits, limits });
    const scored = events.flatMap((event) =>
      event.type === 'scored' && event.split === 'train' ? [event.score.mean] : [],
    );
    assert.equal(Math.max(...scored), 1);
    assert.deepEqual([report.dev.best, report.bestText], [report.dev.seed, report.seedText]);
  });
});
