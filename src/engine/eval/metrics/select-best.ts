import { pairAssertion } from '../pairs/pair-assertion.js';

/** promptfoo asks once for the best of all; here every two are compared, in both orders. */
export const selectBest = pairAssertion({
  id: 'select-best',
  summary: 'A model compares the answers of every two variants to a row by the criteria given as the value.',
  usualBaseline: undefined,
  source: 'promptfoo',
});
