import { defineMethod } from '../define-method.js';
import { guide } from '../proposers/guide.js';
import { bestOf } from '../searchers/best-of.js';
import { measuresAll } from '../under-pareto.js';

const defaults = { drafts: 8, fewest: 5, most: 80 };

export const promptMii = defineMethod(
  {
    id: 'prompt-mii',
    title: 'Instruction from many examples (Prompt-MII style, untrained)',
    summary:
      'A writer model turns up to 80 worked examples into one guideline; of eight drafts the best is kept. Shorter than showing the examples with every call.',
    needs: ['labels', 'writer', 'examples'],
    defaults,
    paper: {
      title: 'Prompt-MII: Meta-Learning Instruction Induction for LLMs',
      url: 'https://arxiv.org/abs/2510.16932',
    },
    pareto: measuresAll,
    differences: [
      'The writer is a model as it is; the paper trains one on some 3,000 data sets, which needs its weights.',
      'Eight drafts from 5 to 80 examples meet the dev rows, since how many help is not known before; the paper writes one.',
      'The draft takes the place of the plain sentences of the part with the most words; what holds a placeholder stays.',
    ],
  },
  (settings) => bestOf({ proposer: guide(settings), candidates: settings.drafts, taskEach: 0 }),
);
