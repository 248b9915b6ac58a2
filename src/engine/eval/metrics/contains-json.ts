import type { Assertion } from '../contracts/row-metric.js';
import { findJson } from './find-json.js';
import { schemaCheck } from './json-schema.js';

export const containsJson: Assertion = {
  id: 'contains-json',
  level: 'assertion',
  comparesExpected: false,
  summary: 'There is a JSON object or list in the answer; with a JSON Schema as its value, one of that form.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    const check = schemaCheck(value);
    if (typeof check === 'string') return check;
    return ({ answer }) => {
      const found = findJson(answer);
      let reason = 'There is no JSON object or list in the answer.';
      for (const json of found) {
        const error = check(json);
        if (error === undefined) return { value: 1 };
        reason = `The JSON does not fit the schema: ${error}.`;
      }
      return { value: 0, reason };
    };
  },
};
