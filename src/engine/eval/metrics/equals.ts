import { canonicalJson } from '../../text/hash.js';
import type { Assertion } from '../contracts/row-metric.js';
import { parseJson } from './parse-json.js';
import { textAssertion } from './text-assertion.js';

const equalText = textAssertion({
  id: 'equals',
  summary: 'The answer equals the value, or else the expected answer; with an object or list, as JSON.',
  failure: 'does not equal',
  holds: (answer, text) => answer === text,
});

export const equals: Assertion = {
  ...equalText,
  bind(use) {
    const { value } = use;
    if (typeof value === 'boolean') return equalText.bind({ ...use, value: String(value) });
    if (typeof value !== 'object' || value === null) return equalText.bind(use);
    const wanted = canonicalJson(value);
    return ({ answer }) => {
      const parsed = parseJson(answer);
      if (parsed !== undefined && canonicalJson(parsed.value) === wanted) return { value: 1 };
      return { value: 0, reason: `The answer is not the JSON ${wanted}.` };
    };
  },
};
