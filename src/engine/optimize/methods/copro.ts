import { defineMethod } from '../define-method.js';
import { improve } from '../proposers/improve.js';
import { scoreHistory } from '../proposers/score-history.js';
import { estimateTrajectory, trajectory } from '../searchers/trajectory.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = { breadth: 10, depth: 3, rows: 100 };

export const copro = defineMethod(
  {
    id: 'copro',
    title: 'COPRO (breadth and depth)',
    summary:
      'A writer model rewrites the instruction ten ways, then twice more from the scores of what was tried. Small and predictable; needs no failures to learn from.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'DSPy: Compiling Declarative Language Model Calls into Self-Improving Pipelines',
      url: 'https://arxiv.org/abs/2310.03714',
    },
    pareto: keepsByFronts,
    differences: [
      'The writer samples at a temperature of 1 instead of 1.4, which some services refuse.',
      'Instructions are scored on up to 100 train rows and the leader on the dev rows; DSPy scores and selects on all of one set.',
      'Only the instruction is written anew, not the words before the answer, which are part of the file.',
    ],
  },
  ({ breadth, depth, rows }) => {
    const numbers = { steps: depth, each: breadth, first: breadth - 1, history: breadth, rows };
    return {
      searcher: trajectory({
        first: improve(numbers.first),
        next: scoreHistory({ each: breadth, examples: 0 }),
        numbers,
      }),
      demos: 0,
      estimate: (sizes, calls) => estimateTrajectory(numbers, sizes, calls),
    };
  },
);
