import { listAssertion } from './list-assertion.js';

export const icontainsAll = listAssertion({
  id: 'icontains-all',
  summary: 'The answer contains all of the texts of its value, in any case.',
  wants: 'all',
  ignoresCase: true,
});
