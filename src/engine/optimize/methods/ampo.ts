import { defineMethod } from '../define-method.js';
import { branching, growingCalls } from '../searchers/branching.js';
import { followsForLess } from '../under-pareto.js';

const defaults = { rounds: 8, patience: 3, minibatch: 32, failures: 5, patterns: 2 };

export const ampo = defineMethod(
  {
    id: 'ampo',
    title: 'AMPO (cases as branches)',
    summary:
      'A writer model looks into failures and gives the prompt a case for each kind of them, or goes deeper into a case it has. For tasks whose inputs are of several kinds.',
    needs: ['labels', 'writer'],
    defaults,
    paper: { title: 'AMPO: Automatic Multi-Branched Prompt Optimization', url: 'https://arxiv.org/abs/2410.08696' },
    pareto: followsForLess,
    differences: [
      'There is no published code: the requests, and the numbers of rounds and rows, are our own.',
      'Cases are kept as a list and written out last, two levels deep, so that no case is lost or changed in passing when another is added.',
      'It starts from your prompt instead of one that was induced from examples.',
      'A prompt without the cases that a reviewer calls needless must score better on dev rows, not only as well.',
    ],
  },
  (settings) => ({
    searcher: branching(settings),
    demos: 0,
    estimate({ train, dev }, calls) {
      const task = Math.min(train, settings.minibatch) + settings.patterns * dev;
      const each = task + growingCalls(settings);
      const first = Math.min(train, settings.minibatch) + growingCalls(settings) + dev;
      if (calls < first) return { task: 0, writer: 0, proposals: 0 };
      const rounds = Math.min(settings.rounds, calls / each);
      return {
        task: Math.round(rounds * task),
        writer: Math.round(rounds * growingCalls(settings)),
        proposals: Math.max(1, Math.floor(rounds * settings.patterns)),
      };
    },
  }),
);
