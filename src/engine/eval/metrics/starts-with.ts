import { textAssertion } from './text-assertion.js';

export const startsWith = textAssertion({
  id: 'starts-with',
  summary: 'The answer starts with the value, or else with the expected answer.',
  failure: 'does not start with',
  holds: (answer, text) => answer.startsWith(text),
  looksFor: true,
});
