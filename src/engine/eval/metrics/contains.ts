import { textAssertion } from './text-assertion.js';

export const contains = textAssertion({
  id: 'contains',
  summary: 'The answer contains the value, or else the expected answer.',
  failure: 'does not contain',
  holds: (answer, text) => answer.includes(text),
  looksFor: true,
});
