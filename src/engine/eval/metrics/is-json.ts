import type { Assertion } from '../contracts/row-metric.js';
import { schemaCheck } from './json-schema.js';
import { parseJson } from './parse-json.js';

export const isJson: Assertion = {
  id: 'is-json',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The whole answer is JSON; with a JSON Schema as its value, JSON of that form.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    const check = schemaCheck(value);
    if (typeof check === 'string') return check;
    return ({ answer }) => {
      const parsed = parseJson(answer);
      if (parsed === undefined) return { value: 0, reason: 'The answer is not valid JSON.' };
      const error = check(parsed.value);
      return error === undefined ? { value: 1 } : { value: 0, reason: `The JSON does not fit the schema: ${error}.` };
    };
  },
};
