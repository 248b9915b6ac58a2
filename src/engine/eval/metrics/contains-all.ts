import { listAssertion } from './list-assertion.js';

export const containsAll = listAssertion({
  id: 'contains-all',
  summary: 'The answer contains all of the texts of its value.',
  wants: 'all',
  ignoresCase: false,
});
