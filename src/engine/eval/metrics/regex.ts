import type { Assertion } from '../contracts/row-metric.js';
import { linearRegex } from '../linear-regex.js';

export const regex: Assertion = {
  id: 'regex',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The regular expression that is its value is found in the answer.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    if (typeof value !== 'string' || value === '')
      return 'its value must be a regular expression, for example "^\\\\d+$".';
    const test = linearRegex(value);
    if (typeof test === 'string') return test;
    return ({ answer }) =>
      test(answer) ? { value: 1 } : { value: 0, reason: `The answer does not match /${value}/.` };
  },
};
