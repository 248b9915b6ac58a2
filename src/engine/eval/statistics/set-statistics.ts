import type { Random } from '../../random/seeded.js';
import type { Estimate } from '../contracts/estimate.js';
import type { SetMetric } from '../contracts/set-metric.js';
import { bootstrap } from './bootstrap.js';
import { countSigns, type PairedComparison } from './compare-scores.js';
import { pairedProportions } from './paired-proportions.js';
import { fewRowsInterval } from './paired-lead.js';
import { permutation } from './permutation.js';
import {
  addRow,
  allRows,
  countKinds,
  countScorer,
  differs,
  type PredictionRows,
  rightAnswers,
} from './prediction-rows.js';
import { wilson } from './wilson.js';

/**
 * A metric over the whole set with its 95 % bootstrap interval, rows resampled with all their repeats. Where every
 * resample agrees (all rows right, most often) the interval is Wilson's for a share of that size, in the metric's range.
 */
export function estimateSet(metric: SetMetric, predictions: PredictionRows, random: Random): Estimate {
  const { kinds, size } = predictions;
  const score = countScorer(metric, kinds);
  const scoreOf = (rows: Int32Array): number => score(countKinds(predictions, rows));
  const mean = size === 0 ? 0 : scoreOf(allRows(size));
  const interval = bootstrap(size, scoreOf, random);
  const found = interval.low === interval.high ? shareOf(metric, mean, size) : { mean, ...interval };
  return { ...found, ...unitOf(metric) };
}

function shareOf({ range: [least, most] }: SetMetric, mean: number, size: number): Estimate {
  const width = most - least;
  const { low, high } = wilson(((mean - least) / width) * size, size);
  return { mean, low: least + width * low, high: least + width * high };
}

/** Shares of 1 are shown in percent. */
function unitOf({ range: [least, most] }: SetMetric): Pick<Estimate, 'unit'> {
  return least < 0 || most > 1 ? { unit: 'number' } : {};
}

/** Two variants' predictions for the same rows in the same order, coded alike. */
export interface PredictionPair {
  readonly a: PredictionRows;
  readonly b: PredictionRows;
}

/**
 * `b` minus `a`: bootstrap interval, and a permutation test in which the two change places row by row. A row is a win
 * when `b` got more of its repeats right. Without a difference anywhere: 0, p 1, Bonett and Price's interval.
 */
export function compareSets(metric: SetMetric, pair: PredictionPair, random: Random): PairedComparison {
  const { a, b } = pair;
  const rightInA = rightAnswers(a);
  const counts = countSigns(rightAnswers(b).map((right, row) => right - (rightInA[row] ?? 0)));
  const moved = allRows(a.size).filter((row) => differs(a, b, row));
  const unit = unitOf(metric);
  if (moved.length === 0) return { difference: 0, ...pairedProportions(0, 0, a.size), ...unit, p: 1, ...counts };

  const score = countScorer(metric, a.kinds);
  const differenceAt = (rows: Int32Array): number => score(countKinds(b, rows)) - score(countKinds(a, rows));
  const difference = differenceAt(allRows(a.size));
  const resampled = bootstrap(a.size, differenceAt, random.fork('interval'));
  // Every resample agrees: as if each row had moved by this much.
  const interval =
    resampled.low === resampled.high ? fewRowsInterval(new Float64Array(a.size).fill(difference)) : resampled;
  const p = permutation(moved.length, differenceAfterSwaps(pair, moved, score), random.fork('p'));
  return { difference, ...interval, ...unit, p, ...counts };
}

/** Only moved rows are counted again for each assignment, and what one variant does not hold the other does. */
function differenceAfterSwaps(
  { a, b }: PredictionPair,
  moved: Int32Array,
  score: (kindCounts: Int32Array) => number,
): (swapped: Uint8Array) => number {
  const allOfA = countKinds(a, allRows(a.size));
  const allOfB = countKinds(b, allRows(b.size));
  return (swapped) => {
    const countsA = allOfA.slice();
    for (let index = 0; index < moved.length; index++) {
      if (swapped[index] !== 1) continue;
      addRow(countsA, a, moved[index] ?? 0, -1);
      addRow(countsA, b, moved[index] ?? 0, 1);
    }
    const countsB = countsA.map((count, kind) => (allOfA[kind] ?? 0) + (allOfB[kind] ?? 0) - count);
    return score(countsB) - score(countsA);
  };
}
