import { textAssertion } from './text-assertion.js';

export const endsWith = textAssertion({
  id: 'ends-with',
  summary: 'The answer ends with the value, or else with the expected answer.',
  failure: 'does not end with',
  holds: (answer, text) => answer.endsWith(text),
  looksFor: true,
});
