import { z95 } from './wilson.js';

/** Where the mean of the differences is taken to be, and its standard error. */
interface Lead {
  readonly center: number;
  readonly error: number;
  /** The largest difference of a row, of either sign. */
  readonly farthest: number;
}

/**
 * By how many standard errors `b` is above `a` on the same rows, one row won and one lost added as in
 * `fewRowsInterval`.
 */
export function errorsAbove(b: Float64Array, a: Float64Array): number {
  const { center, error } = leadOf(b.map((score, row) => score - (a[row] ?? 0)));
  return error === 0 ? 0 : center / error;
}

/**
 * The 95 % interval of a mean difference where resampling would make too little of a few rows. One row won and one lost
 * are added, as far apart as the farthest there are, so that a few rows never are certain: with scores of 0 and 1 this
 * is Bonett and Price's interval (`pairedProportions`).
 */
export function fewRowsInterval(differences: Float64Array): { low: number; high: number } {
  const { center, error, farthest } = leadOf(differences);
  return { low: Math.max(-farthest, center - z95 * error), high: Math.min(farthest, center + z95 * error) };
}

function leadOf(differences: Float64Array): Lead {
  const farthest = differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0);
  const n = differences.length + 2;
  const center = differences.reduce((sum, difference) => sum + difference, 0) / n;
  const squares = differences.reduce((sum, difference) => sum + difference ** 2, 2 * farthest ** 2);
  return { center, error: Math.sqrt((squares / n - center ** 2) / n), farthest };
}
