import { z95 } from './wilson.js';

/**
 * Whether `b` is above `a` on the same rows by more than chance explains: the 95 % interval of the paired difference is
 * above 0. With scores of 0 and 1 this is Bonett and Price's interval (`pairedProportions`), which adds one row won and
 * one lost, so that a few rows never are certain; other scores get two rows as far apart as the farthest they have.
 */
export function isReliablyAbove(b: Float64Array, a: Float64Array): boolean {
  const differences = b.map((score, row) => score - (a[row] ?? 0));
  const farthest = differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0);
  const n = differences.length + 2;
  const center = differences.reduce((sum, difference) => sum + difference, 0) / n;
  const squares = differences.reduce((sum, difference) => sum + difference ** 2, 2 * farthest ** 2);
  return center > z95 * Math.sqrt((squares / n - center ** 2) / n);
}
