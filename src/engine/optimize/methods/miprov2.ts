import { defineMethod } from '../define-method.js';
import { bootstrapRows, demoSets } from '../proposers/demo-sets.js';
import { groundedCalls, groundedInstructions } from '../proposers/grounded-instructions.js';
import { choiceSpace } from '../searchers/choice-space.js';
import { trialCount } from '../searchers/trial-count.js';
import { goesByScore } from '../under-pareto.js';

const defaults = {
  candidates: 6,
  demos: 4,
  bootstrap: 30,
  minibatch: 35,
  fewRows: 50,
  between: 5,
  looked: 20,
  shown: 3,
  tpe: { startup: 4, draws: 24 },
};

/** An instruction and a set of demonstrations. */
const variables = 2;

export const miprov2 = defineMethod(
  {
    id: 'miprov2',
    title: 'MIPROv2 (instructions and demonstrations together)',
    summary:
      'Chooses among pairs of an instruction and a set of examples with a model of which choices did well. For prompts that may gain from both.',
    needs: ['labels', 'writer', 'demos'],
    defaults,
    paper: {
      title: 'Optimizing Instructions and Demonstrations for Multi-Stage Language Model Programs',
      url: 'https://arxiv.org/abs/2406.11695',
    },
    pareto: goesByScore,
    differences: [
      'The numbers are those of the published light setting: 6 sets, 3 instructions with the own one, 10 trials.',
      "A trial's score is its lead over the seed prompt on the same rows, as each trial draws rows of its own.",
      'The first 4 trials are random instead of 10: of ten trials the estimator would see none.',
      'The data are described from one look at 20 train rows instead of up to ten looks, and there is no program to summarize.',
      'A full score uses all dev rows instead of at most 100; instructions are written from train and pool rows alone.',
    ],
  },
  (settings) => {
    const { candidates, demos, between } = settings;
    const trials = trialCount(candidates, variables);
    const instructions = Math.floor(candidates / 2) - 1;
    const sets = { sets: candidates - 1, most: demos, bootstrap: settings.bootstrap };
    const bootstrapped = (pool: number): number => Math.min(pool, bootstrapRows(sets, sets.sets));
    const preparation = (pool: number): number => bootstrapped(pool) + groundedCalls(instructions);
    return {
      searcher: choiceSpace({
        ...settings,
        trials,
        preparation,
        demoSets: demoSets(sets),
        instructions: groundedInstructions({ ...settings, instructions }),
      }),
      demos,
      estimate({ pool, dev }, calls) {
        const batch = dev > settings.fewRows ? settings.minibatch : dev;
        const left = calls - preparation(pool);
        if (left < batch + dev) return { task: 0, writer: 0, proposals: 0 };
        const task = trials * batch + (Math.floor(trials / between) + 1) * (dev - batch);
        const share = Math.min(1, left / task);
        return {
          task: bootstrapped(pool) + Math.round(task * share),
          writer: groundedCalls(instructions),
          proposals: Math.max(1, Math.floor(trials * share)),
        };
      },
    };
  },
);
