import { definePlumMethod } from '../define-plum-method.js';
import { phraseEdits } from '../proposers/phrase-edits.js';
import { climbing } from '../searchers/edit-strategies.js';
import { followsForLess } from '../under-pareto.js';

export const plumHc = definePlumMethod(
  {
    id: 'plum-hc',
    title: 'Plum (hill climbing)',
    summary: 'Moves to the best of ten changed phrases while one is better. The plainest of the Plum searches.',
    settings: {},
    writerEach: 1,
    writerUsual: 0.4,
    pareto: followsForLess,
    differences: ['Changes that were tried before are drawn anew, since their scores are known.'],
  },
  () => ({ ...climbing, proposer: phraseEdits }),
);
