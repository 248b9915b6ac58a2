import assert from 'node:assert/strict';
import type { Row } from '../../../../src/engine/dataset/row.js';
import { estimateContrasts, planContrasts } from '../../../../src/engine/optimize/searchers/contrast-pool.js';
import {
  byContrast,
  droppedDemos,
  percentile,
  poisson,
  softmax,
  spaced,
  topWithSeed,
} from '../../../../src/engine/optimize/searchers/trajectories.js';
import { graded, makeRows, makeSplits, runOptimize, scriptedWriter, textOf } from '../../../support/optimize-run.js';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { scriptedRandom } from '../../../support/scripted-search.js';

interface Case {
  readonly why: string;
}

interface SimbaVectors {
  readonly softmax: readonly (Case & { scores: number[]; temperature: number; shares: number[] })[];
  readonly poisson: readonly (Case & { mean: number; draw: number; count: number })[];
  readonly drops: readonly (Case & { demos: number; draw: number; dropped: number })[];
  readonly tops: readonly (Case & { pool: [string, number][]; most: number; top: string[] })[];
  readonly contrasts: readonly (Case & { buckets: Record<string, number[]>; order: string[] })[];
  readonly percentiles: readonly { values: number[]; percent: number; value: number }[];
  readonly spaced: readonly (Case & { items: number; count: number; places: number[] })[];
  readonly plans: readonly (Case & {
    train: number;
    dev: number;
    calls: number | null;
    plan: object | null;
    task: number;
    writer: number;
  })[];
}

const vectors = fixtureOf('simba') as SimbaVectors;
const close = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual}, expected ${expected}`);

describe('SIMBA', () => {
  for (const { why, scores, temperature, shares } of vectors.softmax) {
    it(`draws prompts: ${why}`, () => {
      const found = softmax(scores, temperature);
      for (const [at, share] of shares.entries()) close(found[at] ?? NaN, share);
    });
  }

  for (const { why, mean, draw, count } of vectors.poisson) {
    it(`counts: ${why}`, () => assert.equal(poisson(mean, scriptedRandom([draw])), count));
  }

  for (const { why, demos, draw, dropped } of vectors.drops) {
    it(`drops demonstrations: ${why}`, () => assert.equal(droppedDemos(demos, 4, scriptedRandom([draw])), dropped));
  }

  for (const { why, pool, most, top } of vectors.tops) {
    it(`keeps the seed in play: ${why}`, () => {
      const attempts = pool.map(([id, score]) => ({ id, score }));
      assert.deepEqual(topWithSeed(attempts, 's', most), top);
    });
  }

  for (const { why, buckets, order } of vectors.contrasts) {
    it(`sorts rows: ${why}`, () => {
      const made = Object.entries(buckets).map(([id, scores]) => ({
        row: { id, line: 1, values: {} } satisfies Row,
        attempts: scores.map((score, at) => ({ id: `${at}`, score })),
      }));
      assert.deepEqual(
        byContrast(made).map(({ row }) => row.id),
        order,
      );
    });
  }

  for (const { values, percent, value } of vectors.percentiles) {
    it(`finds ${value} at ${percent} % of ${values.join(', ')}`, () => close(percentile(values, percent), value));
  }

  for (const { why, items, count, places } of vectors.spaced) {
    it(`picks winners: ${why}`, () => {
      assert.deepEqual(
        spaced(
          Array.from({ length: items }, (_, at) => at),
          count,
        ),
        places,
      );
    });
  }

  for (const { why, train, dev, calls, plan, task, writer } of vectors.plans) {
    it(`plans: ${why}`, () => {
      const numbers = { steps: 8, batch: 32, candidates: 6 };
      assert.deepEqual(planContrasts(numbers, { train, dev }, calls ?? Infinity) ?? null, plan);
      const estimated = estimateContrasts(numbers, { train, dev }, calls ?? Infinity);
      assert.deepEqual([estimated.task, estimated.writer], [task, writer]);
    });
  }

  it('teaches by rules and by demonstrations of the pool alone, at most four of them', async () => {
    const rows = makeRows(160);
    const splits = makeSplits(rows);
    const shown = splits.pool.map(({ values }) => String(values['text']));
    const scored = [...splits.train, ...splits.dev].map(({ values }) => String(values['text']));
    const { events } = await runOptimize({
      method: 'simba',
      model: graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20),
      writer: scriptedWriter((drawn) => `Where it is number ${drawn}, look twice.`),
      splits,
    });
    const candidates = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate] : [])).slice(1);
    const counts = candidates.map(({ text }) => shown.filter((row) => text.includes(row)).length);
    assert.ok(Math.max(...counts) >= 2 && Math.max(...counts) <= 4, counts.join(' '));
    assert.ok(candidates.every(({ text }) => scored.every((row) => !text.includes(row))));
    assert.deepEqual([...new Set(candidates.map(({ operator }) => operator))].sort(), [
      'contrast-rule',
      'similar-demo',
    ]);
  });

  it('puts a rule before what holds a placeholder, and quotes both answers where they differ', async () => {
    const rows = makeRows(160);
    const writer = scriptedWriter((drawn) => `Look twice at ${drawn}.`);
    const model = graded(rows, (prompt) => 0.4 + (prompt.length % 7) / 20);
    const { events } = await runOptimize({ method: 'simba', model, writer, rows });
    const texts = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate.text] : []));
    assert.ok(texts.some((text) => /Weigh every word\.\nLook twice at \d+\.\n/.test(text)));
    assert.ok(texts.some((text) => /\nLook twice at \d+\.\nText: \{\{ text \}\}/.test(text)));
    assert.ok(writer.requests.some((request) => /<better>(?:yes|no)<\/better>/.test(textOf(request))));
  });
});
