import type { JudgedMetric } from './contracts/judged-metric.js';
import type { Metric } from './contracts/metric.js';
import type { RowMetric } from './contracts/row-metric.js';

/** True for a metric that gives each answer a score of its own, computed or graded. */
export function hasRowScores(metric: Metric): metric is RowMetric | JudgedMetric {
  return metric.level === 'row' || metric.level === 'judged';
}
