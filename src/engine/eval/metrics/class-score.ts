import type { SetMetric } from '../contracts/set-metric.js';
import { type ClassCounts, countClasses } from './class-counts.js';

/** A measure of the one class that the entry's value names. */
export function classScore(id: string, summary: string, scoreOf: (counts: ClassCounts) => number): SetMetric {
  return {
    id,
    level: 'set',
    summary,
    needs: ['expected', 'labels'],
    range: [0, 1],
    source: `scikit-learn's ${id} of one class`,
    summarize: () => 0,
    bind(value) {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        return `its value must be the label it is for, as the model answers it. For all classes use macro-${id}.`;
      const label = String(value);
      return (predictions) => {
        const counts = countClasses(predictions).find((found) => found.label === label);
        return counts === undefined ? 0 : scoreOf(counts);
      };
    },
  };
}
