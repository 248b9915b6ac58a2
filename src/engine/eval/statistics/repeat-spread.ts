import type { Spread } from '../contracts/report.js';

/**
 * Parts the variance of scores into what differs between rows and what differs between the repeats of a row: one-way
 * analysis of variance with rows as a random effect (G. Snedecor and W. Cochran, Statistical Methods, chapter 13), rows
 * of unequal numbers of repeats included.
 * @param scores row after row, `repeats` numbers each, NaN where there is none
 * @returns standard deviations; undefined where no row has two scores
 */
export function repeatSpread(scores: Float64Array, repeats: number): Spread | undefined {
  const rows = groupsOf(scores, repeats);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const inside = total - rows.length;
  if (inside === 0) return undefined;
  const within = rows.reduce((sum, { squares }) => sum + squares, 0) / inside;
  if (rows.length === 1) return { between: 0, within: Math.sqrt(within) };

  const middle = rows.reduce((sum, { mean, count }) => sum + mean * count, 0) / total;
  const between = rows.reduce((sum, { mean, count }) => sum + count * (mean - middle) ** 2, 0) / (rows.length - 1);
  const size = (total - rows.reduce((sum, { count }) => sum + count ** 2, 0) / total) / (rows.length - 1);
  return { between: Math.sqrt(Math.max(0, (between - within) / size)), within: Math.sqrt(within) };
}

/**
 * How often two repeats of a row gave the same result: the mean over rows of the share of equal pairs.
 * @param results row after row, `repeats` numbers each, NaN where there is none
 * @returns undefined where no row has two results
 */
export function agreement(results: Float64Array, repeats: number): number | undefined {
  let rows = 0;
  let sum = 0;
  for (let start = 0; start < results.length; start += repeats) {
    const own = results.subarray(start, start + repeats).filter((result) => !Number.isNaN(result));
    if (own.length < 2) continue;
    rows++;
    sum += equalPairs(own) / ((own.length * (own.length - 1)) / 2);
  }
  return rows === 0 ? undefined : sum / rows;
}

function equalPairs(results: Float64Array): number {
  const counts = new Map<number, number>();
  let pairs = 0;
  for (const result of results) {
    const before = counts.get(result) ?? 0;
    pairs += before;
    counts.set(result, before + 1);
  }
  return pairs;
}

interface RowGroup {
  readonly count: number;
  readonly mean: number;
  /** Squared distances from the mean, added up. */
  readonly squares: number;
}

function groupsOf(scores: Float64Array, repeats: number): RowGroup[] {
  const groups: RowGroup[] = [];
  for (let start = 0; start < scores.length; start += repeats) {
    const own = scores.subarray(start, start + repeats).filter((score) => !Number.isNaN(score));
    if (own.length === 0) continue;
    const mean = own.reduce((sum, score) => sum + score, 0) / own.length;
    groups.push({ count: own.length, mean, squares: own.reduce((sum, score) => sum + (score - mean) ** 2, 0) });
  }
  return groups;
}
