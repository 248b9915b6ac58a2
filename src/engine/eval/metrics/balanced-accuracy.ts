import type { SetMetric } from '../contracts/set-metric.js';
import { countClasses, recallOf } from './class-counts.js';

export const balancedAccuracy: SetMetric = {
  id: 'balanced-accuracy',
  level: 'set',
  summary: 'The mean of the recall of every class that has rows: what accuracy would be if all were equally frequent.',
  needs: ['expected', 'labels'],
  range: [0, 1],
  source: "scikit-learn's balanced_accuracy_score",
  summarize(predictions) {
    const classes = countClasses(predictions).filter(({ expected }) => expected > 0);
    return classes.length === 0 ? 0 : classes.reduce((sum, counts) => sum + recallOf(counts), 0) / classes.length;
  },
};
