import { combineScores } from '../combine-scores.js';
import type { Assertion } from '../contracts/row-metric.js';

export const score: Assertion = {
  id: 'score',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The mean of the scores of the answer under all other metrics of the list, by their weights.',
  needs: [],
  range: [0, 1],
  sumsUp: true,
  source: 'promptfoo',
  bind: ({ value }) =>
    value === undefined
      ? (_answer, before) => ({ value: combineScores(before, undefined).value })
      : 'it takes no value.',
};
