import { defineMethod } from '../define-method.js';
import { scoreHistory } from '../proposers/score-history.js';
import { estimateTrajectory, trajectory } from '../searchers/trajectory.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = { steps: 20, each: 8, history: 20, examples: 3, rows: 50 };

export const opro = defineMethod(
  {
    id: 'opro',
    title: 'OPRO (optimization by prompting)',
    summary:
      'Shows a writer model the best instructions so far with their scores and asks for a better one, step after step. For a task in which wording matters and failures say little.',
    needs: ['labels', 'writer', 'examples'],
    defaults,
    paper: { title: 'Large Language Models as Optimizers', url: 'https://arxiv.org/abs/2309.03409' },
    pareto: keepsByFronts,
    differences: [
      'It takes 20 steps of 8 instructions on 50 train rows instead of 200 steps, which would be 80,000 calls.',
      'An instruction that leads on train rows is scored on the dev rows and the best there is the result, where the published code can select by training accuracy alone.',
      'Every instruction may be shown, not only those above a score of 30, so that there is something to show where scores are low.',
      'What would be cut at 500 characters or dropped for its digits passes through the screens of all methods instead.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, first: settings.each };
    const proposer = scoreHistory(settings);
    return {
      searcher: trajectory({ first: proposer, next: proposer, numbers }),
      demos: 0,
      estimate: (sizes, calls) => estimateTrajectory(numbers, sizes, calls),
    };
  },
);
