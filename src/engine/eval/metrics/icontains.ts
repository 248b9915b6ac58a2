import { textAssertion } from './text-assertion.js';

export const icontains = textAssertion({
  id: 'icontains',
  summary: 'The answer contains the value, or else the expected answer, in any case.',
  failure: 'does not contain, in any case,',
  holds: (answer, text) => answer.toLowerCase().includes(text.toLowerCase()),
  looksFor: true,
});
