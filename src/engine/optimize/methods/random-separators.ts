import { defineMethod } from '../define-method.js';
import { separators } from '../proposers/separators.js';
import { oneShot } from '../searchers/one-shot.js';
import { affordableCandidates, oneShotEstimate } from '../searchers/one-shot-calls.js';
import { bruteForce } from '../selectors/brute-force.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = { draws: 160, fewestWords: 1, mostWords: 5, rows: 64, finalists: 4 };

export const randomSeparators = defineMethod(
  {
    id: 'random-separators',
    title: 'Random separators (the null baseline)',
    summary:
      'Tries 160 strings of random words between input and answer and keeps the best. Not meant to be shipped: a method that does no better than this has found nothing.',
    needs: ['labels'],
    defaults,
    paper: {
      title: 'Strings from the Library of Babel: Random Sampling as a Strong Baseline for Prompt Optimisation',
      url: 'https://arxiv.org/abs/2311.09569',
    },
    pareto: keepsByFronts,
    differences: [
      "Words are drawn from the train rows instead of the model's vocabulary, which a service does not tell.",
      'The strings meet 64 dev rows instead of 64 train rows, and the best four all dev rows; the sealed test decides.',
      'The separator takes the place of up to three words behind the last placeholder; of more, it comes after them.',
    ],
  },
  (settings) => {
    const numbers = {
      candidates: settings.draws,
      callsEach: settings.rows,
      finalists: settings.finalists,
      writerEach: 0,
      taskEach: 0,
    };
    return {
      searcher: oneShot({
        proposer: separators(settings),
        selector: bruteForce,
        callsEach: settings.rows,
        finalists: (candidates) => Math.min(candidates, settings.finalists),
        affordable: (calls, sizes) => affordableCandidates(calls, numbers, sizes),
      }),
      demos: 0,
      estimate: (sizes, calls) => oneShotEstimate(numbers, sizes, calls),
    };
  },
);
