import { defineMethod } from '../define-method.js';
import { calibration, otherForm } from '../searchers/calibration.js';
import { estimateCalibration } from '../searchers/calibration-plan.js';

const defaults = {
  rounds: 40,
  cases: 10,
  most: 50,
  examples: 3,
  history: 4,
  warmup: 4,
  errors: 4,
  patience: 10,
  minGain: 0.01,
};

export const ipc = defineMethod(
  {
    id: 'ipc',
    title: 'IPC (made-up boundary cases)',
    summary:
      'A writer model makes up hard inputs with their right answers, and rewrites the prompt by where it fails on them. For tasks with few rows whose borders are hard to draw.',
    needs: ['labels', 'examples', 'writer'],
    makesRows: true,
    defaults,
    paper: {
      title: 'Intent-based Prompt Calibration: Enhancing prompt optimization with synthetic boundary cases',
      url: 'https://arxiv.org/abs/2402.03099',
    },
    pareto:
      'Of prompts that do best on the made-up rows the cheapest meets the dev rows; what the writer is shown goes by scores.',
    differences: [
      'Every prompt is scored again on the rows made since, so that scores are of the same rows; the published code compares prompts by scores each from the rows there were at its time.',
      'Made-up rows choose between prompts only: the best of them has to score better on your dev rows, and the verdict is of the sealed rows. The published code reports the score on its own rows.',
      'The right answers of made-up rows come from the writer, which is shown three of your rows; the published code asks a person by default.',
      'Prompts from before the warm-up can win, now that their scores can be compared.',
      'Four failures are shown in a round; the published code shows four of each label.',
    ],
  },
  (settings) => ({
    searcher: calibration(settings),
    demos: 0,
    impossible: otherForm,
    estimate: ({ dev }, calls) => estimateCalibration(settings, dev, calls),
  }),
);
