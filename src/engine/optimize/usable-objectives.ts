import type { Metric } from '../eval/contracts/metric.js';
import type { RowMetric } from '../eval/contracts/row-metric.js';
import { isAskedOutside } from '../eval/juries.js';

/** What a search can maximise, the first of them by default. */
export function usableObjectives(metrics: readonly Metric[]): readonly RowMetric[] {
  return metrics.flatMap((metric) => (metric.level === 'row' && !isAskedOutside(metric) ? [metric] : []));
}
