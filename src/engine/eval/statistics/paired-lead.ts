/**
 * By how many standard errors `b` is above `a` on the same rows. One row won and one lost are added, as far apart as the
 * farthest there are, so that a few rows never are certain: with scores of 0 and 1 these are the centre and the error of
 * Bonett and Price's interval (`pairedProportions`).
 */
export function errorsAbove(b: Float64Array, a: Float64Array): number {
  const differences = b.map((score, row) => score - (a[row] ?? 0));
  const farthest = differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0);
  if (farthest === 0) return 0;
  const n = differences.length + 2;
  const center = differences.reduce((sum, difference) => sum + difference, 0) / n;
  const squares = differences.reduce((sum, difference) => sum + difference ** 2, 2 * farthest ** 2);
  return center / Math.sqrt((squares / n - center ** 2) / n);
}
