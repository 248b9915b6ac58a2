import { defineMethod } from '../define-method.js';
import { listClimb } from '../searchers/list-climb.js';
import { followsForLess } from '../under-pareto.js';

const defaults = { lists: 5, pairs: 3, rounds: 6, patience: 3, minibatch: 32, failures: 4, variants: 2 };

export const apio = defineMethod(
  {
    id: 'apio',
    title: 'APIO (a list of instructions)',
    summary:
      'A writer model guesses the list of instructions behind worked examples and then improves it an instruction at a time. For rewriting tasks, and where your own instruction is a mere guess.',
    needs: ['labels', 'examples', 'writer'],
    defaults,
    paper: {
      title:
        'APIO: Automatic Prompt Induction and Optimization for Grammatical Error Correction and Text Simplification',
      url: 'https://arxiv.org/abs/2508.09378',
    },
    pareto: followsForLess,
    differences: [
      'Your own prompt stays in every comparison: the paper starts from no prompt, and its induced list alone scored below a plain one on one of its data sets.',
      'Lists are compared on all dev rows instead of 100; failures come from train rows.',
      'The numbers of lists, rounds and rows are our own: the published code was not to be had when this was written.',
    ],
  },
  (settings) => ({
    searcher: listClimb(settings),
    demos: 0,
    estimate({ train, dev }, calls) {
      const { lists, rounds, variants, minibatch } = settings;
      if (calls < lists + dev) return { task: 0, writer: 0, proposals: 0 };
      const all = {
        task: lists * dev + rounds * (Math.min(train, minibatch) + variants * dev),
        writer: lists + rounds * variants,
      };
      const share = Math.min(1, calls / (all.task + all.writer));
      return {
        task: Math.round(all.task * share),
        writer: Math.round(all.writer * share),
        proposals: Math.max(1, Math.floor((lists + rounds * variants) * share)),
      };
    },
  }),
);
