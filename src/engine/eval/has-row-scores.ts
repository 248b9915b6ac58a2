import type { JudgedMetric, Metric, RowMetric } from './contracts.js';

/** True for a metric that gives each answer a score of its own, computed or graded. */
export function hasRowScores(metric: Metric): metric is RowMetric | JudgedMetric {
  return metric.level === 'row' || metric.level === 'judged';
}
