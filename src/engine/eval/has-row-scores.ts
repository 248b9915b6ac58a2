import type { Metric } from './contracts/metric.js';
import type { PartMetric } from './made-of-others.js';

/** True for a metric that gives each answer a score of its own: computed, graded, or by code. */
export function hasRowScores(metric: Metric): metric is PartMetric {
  return metric.level === 'row' || metric.level === 'judged' || metric.level === 'code';
}
