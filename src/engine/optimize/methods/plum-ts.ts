import { definePlumMethod } from '../define-plum-method.js';
import { phraseEdits } from '../proposers/phrase-edits.js';
import { tabu } from '../searchers/edit-strategies.js';

export const plumTs = definePlumMethod(
  {
    id: 'plum-ts',
    title: 'Plum (tabu search)',
    summary: 'Moves to the best of ten changes even when it is worse, and shuns what is close to where it has been.',
    settings: { tenure: 5, alike: 0.9, aspiration: 0.5 },
    writerEach: 2,
    writerUsual: 0.4,
    pareto: 'Of changes that score the same it moves to the cheapest.',
    differences: [
      'It moves to the best change even when it is worse, as tabu search is meant: the published code stays at its best, so that its table decides nothing there.',
      'Likeness is by edit distance, from 0.9 on, where the published code compares whole texts or common subsequences from 0.5 on, which small changes hardly fall below.',
    ],
  },
  (settings) => ({ ...tabu(settings), proposer: phraseEdits }),
);
