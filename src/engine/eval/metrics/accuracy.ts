import type { RowMetric } from '../contracts/row-metric.js';
import { normalizeAnswer } from '../normalize-answer.js';

export const accuracy: RowMetric = {
  id: 'accuracy',
  level: 'row',
  summary: 'The label read from the answer is the expected one; without labels, the texts are equal once normalised.',
  needs: ['expected'],
  range: [0, 1],
  score({ answer, expected, label, labels }) {
    if (expected === undefined) return { value: 0 };
    if (labels.length === 0) return { value: normalizeAnswer(answer) === normalizeAnswer(expected) ? 1 : 0 };
    if (label === undefined) return { value: 0, reason: 'No single label could be read from the answer.' };
    return { value: label === expected ? 1 : 0 };
  },
};
