import { correlation, numberMetric, ranksOf } from './number-pairs.js';

export const spearman = numberMetric(
  {
    id: 'spearman',
    summary:
      "Spearman's rank correlation of the last number in each answer with the expected one; answers without are left out.",
    range: [-1, 1],
    source: 'Spearman 1904, equal values at the mean of their ranks',
  },
  ({ expected, answered, counts }) => correlation(ranksOf(expected, counts), ranksOf(answered, counts), counts),
);
