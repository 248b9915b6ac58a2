import { definePlumMethod } from '../define-plum-method.js';
import { harmony } from '../proposers/harmony.js';
import { truncating } from '../searchers/edit-strategies.js';
import { keepsByFronts } from '../under-pareto.js';

export const plumHs = definePlumMethod(
  {
    id: 'plum-hs',
    title: 'Plum (harmony search)',
    summary:
      'Puts prompts together from pieces of the ten best so far, some of them kept, some paraphrased, some changed.',
    settings: { memory: 10, segments: 5, considering: 0.4, adjusting: 0.5 },
    writerEach: 2,
    writerUsual: 2,
    pareto: keepsByFronts,
    differences: [
      'The pieces of a prompt make up all of it: in the published code the last phrase of every piece is lost.',
    ],
  },
  (settings) => ({ ...truncating(settings.memory), proposer: harmony(settings) }),
);
