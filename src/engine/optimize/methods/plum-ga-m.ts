import { definePlumMethod } from '../define-plum-method.js';
import { phraseEdits } from '../proposers/phrase-edits.js';
import { breeding } from '../searchers/edit-strategies.js';

export const plumGaM = definePlumMethod(
  {
    id: 'plum-ga-m',
    title: 'Plum (genetic, mutation only)',
    summary: 'Keeps every step’s best change in a population and goes on from the winner of a tournament in it.',
    settings: { tournament: 3 },
    writerEach: 1,
    writerUsual: 0.4,
    pareto: 'Tournaments go by fronts over score, tokens and money.',
    differences: ['Changes that were tried before are drawn anew, since their scores are known.'],
  },
  ({ tournament }) => ({ ...breeding(tournament), proposer: phraseEdits }),
);
