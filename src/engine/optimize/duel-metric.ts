import type { Metric } from '../eval/contracts/metric.js';
import type { PairMetric } from '../eval/contracts/pair-metric.js';
import type { RowMetric } from '../eval/contracts/row-metric.js';
import type { OptimizeTask } from './task.js';

/** What a judged run compares by: the first metric that holds answers against each other; single answers score nothing. */
export function duelsBy(metrics: readonly Metric[]): Pick<OptimizeTask, 'metric' | 'summed' | 'duels'> | undefined {
  const duels = metrics.find((metric): metric is PairMetric => metric.level === 'pair');
  return duels && { duels, metric: unscored(duels), summed: [] };
}

function unscored({ id, summary, needs, range }: PairMetric): RowMetric {
  return { id, level: 'row', summary, needs, range, score: () => ({ value: 0 }) };
}
