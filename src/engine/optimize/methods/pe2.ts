import { defineMethod } from '../define-method.js';
import { checklistRewrite, errorsNeeded } from '../proposers/checklist-rewrite.js';
import { backtrackingBeam, estimateBacktracking } from '../searchers/backtracking-beam.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = { steps: 4, width: 4, expand: 4, batch: 2, words: 50, stepSize: 10 };

export const pe2 = defineMethod(
  {
    id: 'pe2',
    title: 'PE2 (checklist and backtracking)',
    summary:
      'A writer model goes through a few failures with a checklist and makes small edits; each step starts from the best prompts there ever were. For prompts that are nearly right.',
    needs: ['labels', 'writer'],
    defaults,
    paper: { title: 'Prompt Engineering a Prompt Engineer', url: 'https://arxiv.org/abs/2311.05661' },
    pareto: keepsByFronts,
    differences: [
      'The numbers are those of the example run that was published (4 steps of 4 parents and 4 children), not the defaults of its command line (10 of 2 and 2).',
      'An instruction longer than 50 words may grow by a step of 10, so that a long prompt is edited and not cut down.',
      'Backtracking is always on: in the published code it is an option, which its example runs use.',
      'Train rows are run in blocks until a parent has failed on enough of them, not one by one.',
      'The tutorial on prompting and the history of scores, options of the published code, are left out of the requests.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, errors: errorsNeeded(settings) };
    return {
      searcher: backtrackingBeam(checklistRewrite(settings), numbers),
      demos: 0,
      estimate: (sizes, calls) => estimateBacktracking(numbers, sizes, calls),
    };
  },
);
