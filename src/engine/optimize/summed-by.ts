import type { Metric } from '../eval/contracts/metric.js';
import type { RowMetric } from '../eval/contracts/row-metric.js';
import { hasRowScores } from '../eval/has-row-scores.js';
import { isAskedOutside } from '../eval/juries.js';

/** What a metric such as `score` is made of, and one of it that a model grades or code computes, which no search asks. */
export function summedBy(
  metric: RowMetric,
  listed: readonly Metric[],
): { readonly summed: readonly RowMetric[]; readonly graded: Metric | undefined } {
  if (metric.sumsUp !== true) return { summed: [], graded: undefined };
  const before = listed.slice(0, listed.indexOf(metric));
  return {
    summed: before.flatMap((one) => (one.level === 'row' ? [one] : [])),
    graded: before.find((one) => hasRowScores(one) && isAskedOutside(one) && one.weight !== 0),
  };
}
