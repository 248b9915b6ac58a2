import type { JudgedMetric } from '../eval/contracts/judged-metric.js';
import type { Metric } from '../eval/contracts/metric.js';
import type { RowMetric } from '../eval/contracts/row-metric.js';

/** What a metric such as `score` is made of, and one of it that a model grades, which no search pays for. */
export function summedBy(
  metric: RowMetric,
  listed: readonly Metric[],
): { readonly summed: readonly RowMetric[]; readonly graded: JudgedMetric | undefined } {
  if (metric.sumsUp !== true) return { summed: [], graded: undefined };
  const before = listed.slice(0, listed.indexOf(metric));
  return {
    summed: before.flatMap((one) => (one.level === 'row' ? [one] : [])),
    graded: before.find((one): one is JudgedMetric => one.level === 'judged' && one.weight !== 0),
  };
}
