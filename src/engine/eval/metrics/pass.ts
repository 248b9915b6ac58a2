import { combineScores } from '../combine-scores.js';
import type { Assertion } from '../contracts/row-metric.js';

export const pass: Assertion = {
  id: 'pass',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The answer passes all other metrics of the list; with a threshold, its `score` reaches it.',
  needs: [],
  range: [0, 1],
  threshold: 'own',
  sumsUp: true,
  source: 'promptfoo',
  bind({ value, threshold }) {
    if (value !== undefined) return 'it takes no value. Its `threshold` is the score to reach.';
    return (_answer, before) => {
      const { pass: passes, reason } = combineScores(before, threshold);
      return { value: passes ? 1 : 0, ...(reason !== undefined && { reason }) };
    };
  },
};
