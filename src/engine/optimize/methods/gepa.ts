import { defineMethod } from '../define-method.js';
import { paretoPool } from '../searchers/pareto-pool.js';

/** The calls are those of DSPy's light setting: 6 · 5 + 10 · 35, and three scores on all dev rows. */
const defaults = { minibatch: 3, merges: 5, mergeRows: 5, calls: 380, fullScores: 3 };

/** The task calls after which it stops by itself; the seed's own score is not counted. */
export function gepaRollouts(dev: number, { calls, fullScores } = defaults): number {
  return calls + fullScores * dev;
}

/** Of the children, the share that beats its parent on a minibatch; a guess that only the estimate rests on. */
const takenIn = 0.5;

export const gepa = defineMethod(
  {
    id: 'gepa',
    title: 'GEPA (reflection over a Pareto front)',
    summary:
      'A writer model studies a few answers at a time and rewrites one part of the prompt; every prompt that is best on some row may be a parent. For prompts with several parts, and where few calls must do.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'GEPA: Reflective Prompt Evolution Can Outperform Reinforcement Learning',
      url: 'https://arxiv.org/abs/2507.19457',
    },
    pareto:
      'A child also joins the pool when it scores as well as its parent for less, and of parents that are best on the same rows those leave first that come last by fronts over score, tokens and money.',
    differences: [
      'A minibatch that is answered right throughout is passed over within the step: the published code spends a step on it.',
      'The feedback on an answer is the expected answer and whether it was right, since metrics here return numbers.',
      "Without a budget it stops after as many calls as DSPy's light setting allows; the published code runs on.",
      'The components are the editable parts of one prompt file; those that are little more than a placeholder have no turn.',
      'Merging is on, as in DSPy, and each attempt counts towards its limit of 5, not only those that succeed.',
    ],
  },
  (settings) => ({
    searcher: paretoPool({ ...settings, rollouts: (dev) => gepaRollouts(dev, settings) }),
    demos: 0,
    estimate({ dev }, calls) {
      const step = { task: 2 * settings.minibatch + takenIn * dev, writer: 1 };
      const first = 2 * settings.minibatch + 1 + dev;
      if (calls < first) return { task: 0, writer: 0, proposals: 0 };
      const task = Math.min(gepaRollouts(dev, settings), calls * (step.task / (step.task + step.writer)));
      const steps = Math.floor(task / step.task);
      return { task: Math.round(task), writer: steps, proposals: steps };
    },
  }),
);
