import { listAssertion } from './list-assertion.js';

export const icontainsAny = listAssertion({
  id: 'icontains-any',
  summary: 'The answer contains at least one of the texts of its value, in any case.',
  wants: 'any',
  ignoresCase: true,
});
