import type { RowMetric } from '../contracts/row-metric.js';
import { normalizeOption } from '../text-normalizer.js';

/** The strictest reading of an answer: what a program that parses the output would need. */
export const exactMatch: RowMetric = {
  id: 'exact-match',
  level: 'row',
  summary: 'The answer is the expected one to the letter, blanks around it left off.',
  needs: ['expected'],
  range: [0, 1],
  options: [normalizeOption],
  score: ({ answer, expected }) => ({ value: answer.trim() === expected?.trim() ? 1 : 0 }),
};
