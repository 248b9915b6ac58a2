import assert from 'node:assert/strict';
import { compareScores } from '../../../../src/engine/eval/statistics/compare-scores.js';
import { holm } from '../../../../src/engine/eval/statistics/holm.js';
import { mcnemar } from '../../../../src/engine/eval/statistics/mcnemar.js';
import { pairedProportions } from '../../../../src/engine/eval/statistics/paired-proportions.js';
import { permutation } from '../../../../src/engine/eval/statistics/permutation.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';

const random = seededRandom(1);

describe('mcnemar', () => {
  // Two-sided binomial tails with probability one half: 2 · Σ C(n, i) / 2ⁿ up to the smaller count.
  for (const [wins, losses, p] of [
    [1, 5, (2 * (1 + 6)) / 64],
    [5, 1, (2 * (1 + 6)) / 64],
    [0, 5, 2 / 32],
    [2, 8, (2 * (1 + 10 + 45)) / 1024],
    [3, 3, 1],
    [0, 0, 1],
  ] as const) {
    it(`gives ${p} for ${wins} wins and ${losses} losses`, () => {
      assert.ok(Math.abs(mcnemar(wins, losses) - p) < 1e-12);
    });
  }

  it('stays above 0 and finite for counts of any size', () => {
    for (const [wins, losses] of [
      [5000, 0],
      [6000, 4000],
      [50_000, 50_000],
    ] as const) {
      const p = mcnemar(wins, losses);
      assert.ok(p > 0 && p <= 1, `${p}`);
    }
  });
});

describe('permutation', () => {
  const signFlip = (...differences: number[]): number =>
    permutation(
      differences.length,
      (swapped) => differences.reduce((sum, d, i) => sum + (swapped[i] === 1 ? -d : d), 0),
      random,
    );

  it('counts all assignments of few rows: only +++ and --- of eight reach 3', () => {
    assert.equal(signFlip(1, 1, 1), 2 / 8);
  });

  it('counts ties as reached: 4 of the 8 sums of ±0.5 ±0.2 ±0.1 are at least 0.6 apart from 0', () => {
    assert.equal(signFlip(0.5, 0.2, -0.1), 4 / 8);
  });

  it('draws assignments of many rows and still agrees with the binomial test', () => {
    const differences = [...Array<number>(20).fill(1), ...Array<number>(8).fill(-1)];
    const p = signFlip(...differences);
    assert.ok(Math.abs(p - mcnemar(20, 8)) < 0.01, `${p} against ${mcnemar(20, 8)}`);
  });

  it('never gives 0, and gives 1 when nothing differs', () => {
    assert.ok(signFlip(...Array<number>(50).fill(1)) > 0);
    assert.equal(signFlip(), 1);
  });
});

describe('holm', () => {
  it('multiplies the smallest p by the number of tests, the next by one less, and never goes down', () => {
    assert.deepEqual(holm([0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]);
  });

  it('leaves a single p alone and stops at 1', () => {
    assert.deepEqual(holm([0.2]), [0.2]);
    assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
    assert.deepEqual(holm([]), []);
  });
});

describe('compareScores', () => {
  const compare = (a: number[], b: number[]): ReturnType<typeof compareScores> =>
    compareScores(Float64Array.from(a), Float64Array.from(b), random);

  it("uses McNemar's test and the interval of paired shares for scores of 0 and 1", () => {
    const result = compare([0, 0, 0, 1, 1, 0, 1, 0], [1, 1, 1, 0, 1, 1, 1, 0]);
    assert.deepEqual(result, {
      difference: 3 / 8,
      ...pairedProportions(4, 1, 8),
      p: mcnemar(4, 1),
      wins: 4,
      losses: 1,
      ties: 3,
    });
  });

  it('uses sign flips for shares: 2 of 16 assignments reach four equal gains', () => {
    const { difference, low, high, p, wins } = compare([0.1, 0.2, 0.3, 0.4], [0.4, 0.5, 0.6, 0.7]);
    assert.ok(Math.abs(difference - 0.3) < 1e-12);
    assert.ok(low <= 0.3 + 1e-9 && high >= 0.3 - 1e-9);
    assert.equal(p, 2 / 16);
    assert.equal(wins, 4);
  });

  it('claims nothing of a few rows, or of one amount on all of them, that its test does not', () => {
    for (const n of [1, 2, 3, 6, 20]) {
      const { low, high, p, difference } = compare(Array<number>(n).fill(0.25), Array<number>(n).fill(0.75));
      assert.ok(low < difference && difference <= high, `${n} rows: ${low} to ${high}`);
      assert.equal(low > 0, p < 0.05, `${n} rows: ${low}, p = ${p}`);
      // Half of what scores of 0 and 1 have.
      const { low: lowOfShares } = pairedProportions(n, 0, n);
      assert.ok(Math.abs(low - lowOfShares / 2) < 1e-12);
    }
    const { low, p } = compare([0.1, 0.2, 0.3], [0.2, 0.4, 0.6]);
    assert.deepEqual([low < 0, p], [true, 0.25]);
  });

  it('finds nothing where nothing differs', () => {
    const { difference, low, high, p, ties } = compare([0.5, 0.7], [0.5, 0.7]);
    assert.deepEqual({ difference, p, ties }, { difference: 0, p: 1, ties: 2 });
    assert.ok(low < 0 && high > 0);
  });

  it('knows nothing without common rows', () => {
    assert.deepEqual(compare([], []), { difference: 0, low: -1, high: 1, p: 1, wins: 0, losses: 0, ties: 0 });
  });
});
