import type { Metric } from '../eval/contracts/metric.js';
import { hasRowScores } from '../eval/has-row-scores.js';
import { isAskedOutside } from '../eval/juries.js';
import type { PartMetric } from '../eval/made-of-others.js';

/** What a metric such as `score` is made of, but for what would be paid for and weighs nothing. */
export function summedBy(metric: PartMetric, listed: readonly Metric[]): readonly PartMetric[] {
  if (metric.level !== 'row' || metric.sumsUp !== true) return [];
  const before = listed.slice(0, listed.indexOf(metric)).filter(hasRowScores);
  return before.filter((one) => one.weight !== 0 || !isAskedOutside(one));
}
