import { correlation, numberMetric } from './number-pairs.js';

export const pearson = numberMetric(
  {
    id: 'pearson',
    summary:
      "Pearson's correlation of the last number in each answer with the expected one; answers without are left out.",
    range: [-1, 1],
    source: 'Pearson 1895',
  },
  ({ expected, answered, counts }) => correlation(expected, answered, counts),
);
