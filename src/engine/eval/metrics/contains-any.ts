import { listAssertion } from './list-assertion.js';

export const containsAny = listAssertion({
  id: 'contains-any',
  summary: 'The answer contains at least one of the texts of its value.',
  wants: 'any',
  ignoresCase: false,
});
