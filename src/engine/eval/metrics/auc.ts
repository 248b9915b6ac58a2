import { numberMetric, ranksOf } from './number-pairs.js';

export const auc = numberMetric(
  {
    id: 'auc',
    summary:
      'How likely the last number in the answer to a row that expects 1 is above that to a row that expects 0; 0.5 where a kind is absent.',
    range: [0, 1],
    source: 'Hanley and McNeil 1982: the Mann-Whitney statistic, ties as a half',
  },
  ({ expected, answered, counts }) => {
    const isOne = expected.map((value) => value > 0);
    const ones = counts.reduce((sum, count, i) => sum + (isOne[i] === true ? count : 0), 0);
    const zeros = counts.reduce((sum, count) => sum + count, 0) - ones;
    if (ones === 0 || zeros === 0) return 0.5;
    const ranks = ranksOf(answered, counts);
    const sumOfOnes = ranks.reduce((sum, rank, i) => sum + (isOne[i] === true ? rank * (counts[i] ?? 0) : 0), 0);
    return (sumOfOnes - (ones * (ones + 1)) / 2) / (ones * zeros);
  },
);
