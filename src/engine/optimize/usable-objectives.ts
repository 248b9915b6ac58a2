import type { Metric } from '../eval/contracts/metric.js';
import { hasRowScores } from '../eval/has-row-scores.js';
import { codeOf, isAskedOutside } from '../eval/juries.js';
import type { PartMetric } from '../eval/made-of-others.js';
import { summedBy } from './summed-by.js';

/** What a search can maximise, the first of them by default: what is computed stands before what models are paid to grade. */
export function usableObjectives(metrics: readonly Metric[]): readonly PartMetric[] {
  const usable = metrics.filter(hasRowScores).filter((metric) => codeWithin(metric, metrics) === undefined);
  const isPaid = (metric: PartMetric): boolean => [metric, ...summedBy(metric, metrics)].some(isAskedOutside);
  return [...usable.filter((metric) => !isPaid(metric)), ...usable.filter(isPaid)];
}

/** The metric itself, or one it sums up, where code computes it: no search runs code. */
export function codeWithin(metric: PartMetric, listed: readonly Metric[]): PartMetric | undefined {
  return [metric, ...summedBy(metric, listed)].find((one) => codeOf(one).length > 0);
}
