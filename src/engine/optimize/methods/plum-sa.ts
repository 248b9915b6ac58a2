import { definePlumMethod } from '../define-plum-method.js';
import { phraseEdits } from '../proposers/phrase-edits.js';
import { annealing } from '../searchers/edit-strategies.js';

export const plumSa = definePlumMethod(
  {
    id: 'plum-sa',
    title: 'Plum (simulated annealing)',
    summary:
      'Climbs, and at first also moves to changes that are worse, so that it leaves prompts no single change makes better.',
    settings: {},
    writerEach: 1,
    writerUsual: 0.4,
    pareto: 'Of changes that score the same it takes the cheapest; whether it moves to a worse one goes by scores.',
    differences: [
      'Patience counts steps without a new best of all; in the published code it starts anew whenever the current prompt is improved.',
      'The first step has the full temperature of 10, as in GrIPS; in the published code it has cooled by a step already.',
    ],
  },
  () => ({ ...annealing, proposer: phraseEdits }),
);
