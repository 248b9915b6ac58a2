import type { Metric } from '../eval/contracts/metric.js';
import { hasRowScores } from '../eval/has-row-scores.js';
import { codeOf, juriesOf } from '../eval/juries.js';
import type { PartMetric } from '../eval/made-of-others.js';
import { summedBy } from './summed-by.js';

/**
 * What a search can maximise, the first of them by default: what Hone computes stands before what models are paid to
 * grade, and both before what code of the prompt computes, which runs only where that is allowed.
 */
export function usableObjectives(metrics: readonly Metric[]): readonly PartMetric[] {
  const orderOf = (metric: PartMetric): number => {
    const parts = [metric, ...summedBy(metric, metrics)];
    if (parts.some((part) => codeOf(part).length > 0)) return 2;
    return parts.some((part) => juriesOf(part).length > 0) ? 1 : 0;
  };
  return metrics.filter(hasRowScores).sort((one, other) => orderOf(one) - orderOf(other));
}
