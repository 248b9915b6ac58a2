import assert from 'node:assert/strict';
import { upperQuantile } from '../../../../src/engine/eval/statistics/normal.js';
import { powerOf } from '../../../../src/engine/eval/statistics/rows-needed.js';

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
}

describe('upperQuantile', () => {
  // Printed in every table of the normal distribution.
  for (const [chance, z] of [
    [0.5, 0],
    [0.2, 0.8416212],
    [0.025, 1.959964],
    [0.005, 2.5758293],
    [0.0005, 3.2905267],
  ] as const) {
    it(`is ${z} for ${chance}`, () => near(upperQuantile(chance), z, 1e-6));
  }
});

describe('powerOf', () => {
  const pair = { difference: 0.1, low: 0.01, high: 0.19, wins: 15, losses: 5, ties: 80 };

  // (1.959964 + 0.841621)² = 7.84888, times d - δ², over δ².
  for (const [difference, wins, losses, rows] of [
    [0.1, 15, 5, 150],
    [0.02, 11, 9, 3917],
    [-0.1, 5, 15, 150],
  ] as const) {
    it(`${rows} rows show ${difference} where 20 of 100 rows differ`, () => {
      assert.equal(powerOf({ ...pair, difference, wins, losses }).rowsNeeded, rows);
    });
  }

  it('100 rows of which 20 differ show a difference from √(7.84888 · 0.2 / 107.84888) on', () => {
    near(powerOf(pair).detectable, 0.12065, 1e-5);
  });

  it('takes the variance of other scores from their interval: ±0.0196 on 100 rows is 0.1 a row', () => {
    const scores = { difference: 0.05, low: 0.05 - 0.0195996, high: 0.05 + 0.0195996, wins: 60, losses: 40, ties: 0 };
    assert.equal(powerOf(scores).rowsNeeded, Math.ceil((7.84888 * 0.01) / 0.0025));
  });

  it('takes more rows for each of ten pairs: (2.807034 + 0.841621)² = 13.31268', () => {
    assert.equal(powerOf(pair, 10).rowsNeeded, Math.ceil((13.31268 * 0.19) / 0.01));
  });

  // 2 / 2⁵ is 0.0625, 2 / 2⁶ is 0.03125, and with ten pairs 2 / 2⁹ is the first below 0.005.
  it('is never fewer than must differ before a test can tell: six rows, or nine for each of ten pairs', () => {
    const all = { difference: 1, low: 0.2, high: 1, wins: 5, losses: 0, ties: 0 };
    assert.equal(powerOf(all).rowsNeeded, 6);
    assert.equal(powerOf(all, 10).rowsNeeded, 9);
    assert.equal(powerOf({ ...all, difference: 0.5, wins: 2, ties: 2 }).rowsNeeded, 12);
  });

  it('needs no number without a difference, and nothing can be seen without rows', () => {
    assert.equal(powerOf({ ...pair, difference: 0, wins: 3, losses: 3, ties: 94 }).rowsNeeded, null);
    const none = { difference: 0, low: -1, high: 1, wins: 0, losses: 0, ties: 0 };
    assert.deepEqual(powerOf(none), { rowsNeeded: null, detectable: 1 });
  });
});
