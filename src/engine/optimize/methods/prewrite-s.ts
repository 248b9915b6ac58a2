import { defineMethod } from '../define-method.js';
import { improve } from '../proposers/improve.js';
import { bestOf } from '../searchers/best-of.js';
import { measuresAll } from '../under-pareto.js';

const defaults = { rewrites: 10 };

export const prewriteS = defineMethod(
  {
    id: 'prewrite-s',
    title: 'Best of K rewrites (PRewrite-S, untrained)',
    summary:
      'A writer model rewrites the prompt ten times without seeing data, and the rewrite that scores best is kept. The cheapest thing a writer can do.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'PRewrite: Prompt Rewriting with Reinforcement Learning',
      url: 'https://arxiv.org/abs/2401.08189',
    },
    pareto: measuresAll,
    differences: [
      'The writer is a model as it is: the paper trains one for the task by reinforcement, which needs its weights, so this is the search half of the method alone.',
      'The request is one of our own, and asks to keep placeholders.',
      'Ten rewrites are the number of the paper as we recall it: it was not checked against the text.',
    ],
  },
  ({ rewrites }) => bestOf({ proposer: improve(rewrites), candidates: rewrites, taskEach: 0 }),
);
