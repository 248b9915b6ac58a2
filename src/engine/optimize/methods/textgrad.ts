import { defineMethod } from '../define-method.js';
import { estimateRollback, rollback } from '../searchers/rollback.js';

const defaults = { epochs: 3, steps: 4, batch: 3 };

export const textgrad = defineMethod(
  {
    id: 'textgrad',
    title: 'TextGrad (summed feedback, with rollback)',
    summary:
      'A writer model comments on three answers at a time, one by one, and rewrites the prompt by the sum; what is worse on the dev rows is taken back. Few calls, one line of descent.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'TextGrad: Automatic "Differentiation" via Text',
      url: 'https://arxiv.org/abs/2406.07496',
    },
    pareto: 'A rewrite that scores the same is taken back where it takes more.',
    differences: [
      'What is worse on the dev rows is always taken back: the published code does so only with an option, scores the test rows after each step, and otherwise ends with its last prompt.',
      'Whether an answer is right is told by the metric, so no call is spent on a loss in words.',
      'The best prompt on the dev rows is the result, not the last one.',
      'Feedback of earlier steps is not carried along (momentum, an option of the published code).',
    ],
  },
  (settings) => ({
    searcher: rollback(settings),
    demos: 0,
    estimate: (sizes, calls) => estimateRollback(settings, sizes, calls),
  }),
);
