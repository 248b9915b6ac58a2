import type { SetMetric } from '../contracts/set-metric.js';
import { type ClassCounts, countClasses, f1Of, precisionOf, recallOf } from './class-counts.js';

type Measure = 'precision' | 'recall' | 'f1';

const measures: Readonly<Record<Measure, (counts: ClassCounts) => number>> = {
  precision: precisionOf,
  recall: recallOf,
  f1: f1Of,
};

/** How the classes become one number: each alike, each by its rows, or all answers counted together. */
type Average = 'macro' | 'weighted' | 'micro';

/**
 * A measure of every class that was expected or predicted, averaged as scikit-learn's `average` has it. `micro` counts an
 * unreadable answer as a miss and not as a prediction, so precision and recall differ where there are any.
 */
export function classAverage(average: Average, measure: Measure, summary: string): SetMetric {
  const scoreOf = measures[measure];
  return {
    id: `${average}-${measure}`,
    level: 'set',
    summary,
    needs: ['expected', 'labels'],
    range: [0, 1],
    source: `scikit-learn's average="${average}"`,
    summarize(predictions) {
      const classes = countClasses(predictions);
      if (average === 'micro') return scoreOf(together(classes));
      const weightOf = ({ expected }: ClassCounts): number => (average === 'macro' ? 1 : expected);
      const weights = classes.reduce((sum, counts) => sum + weightOf(counts), 0);
      if (weights === 0) return 0;
      return classes.reduce((sum, counts) => sum + weightOf(counts) * scoreOf(counts), 0) / weights;
    },
  };
}

function together(classes: readonly ClassCounts[]): ClassCounts {
  const all: ClassCounts = { label: '', expected: 0, predicted: 0, right: 0 };
  for (const { expected, predicted, right } of classes) {
    all.expected += expected;
    all.predicted += predicted;
    all.right += right;
  }
  return all;
}
