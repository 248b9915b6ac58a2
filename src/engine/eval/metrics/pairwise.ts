import { pairAssertion } from '../pairs/pair-assertion.js';

export const pairwise = pairAssertion({
  id: 'pairwise',
  summary: 'A model compares each variant with the baseline, a variant or the expected answer, by the criteria given.',
  usualBaseline: '',
  options: [
    {
      name: 'baseline',
      summary: 'A part of the name of the variant to beat, or `expected` for the expected answer; else the first one.',
    },
  ],
});
