import { defineMethod } from '../define-method.js';
import { critiqueRewrite } from '../proposers/critique-rewrite.js';
import { paraphrase } from '../proposers/paraphrase.js';
import { beam } from '../searchers/beam.js';
import { selectorNamed, selectorNames } from '../selectors/named.js';
import { ucb } from '../selectors/ucb.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = {
  rounds: 6,
  width: 4,
  minibatch: 64,
  critiques: 4,
  examples: 4,
  paraphrases: 1,
  childrenEach: 8,
  callsEach: 48,
  selector: 'ucb',
  ucb: { arms: 4, rows: 8, exploration: 0.5 },
};

/** For each parent: one rewrite for each critique, and paraphrases of the parent and of each rewrite. */
function writerCallsOf({ critiques, paraphrases }: typeof defaults): number {
  return 2 * critiques + paraphrases * (critiques + 1);
}

export const protegi = defineMethod(
  {
    id: 'protegi',
    title: 'ProTeGi (textual gradients)',
    summary:
      'A writer model says why the prompt fails and rewrites it, over several rounds of a beam search. For instructions that miss a rule.',
    needs: ['labels', 'writer'],
    defaults,
    choices: { selector: ['ucb', ...selectorNames] },
    paper: {
      title: 'Automatic Prompt Optimization with "Gradient Descent" and Beam Search',
      url: 'https://arxiv.org/abs/2305.03495',
    },
    pareto: keepsByFronts,
    differences: [
      'The bandit counts time in pulls, not rounds from 0: the published code explores nothing in its first round.',
      'Failures come from the train rows and the beam is chosen on dev rows, so a rewrite is not judged on the rows it was written for.',
      'A round spends 48 calls for each candidate instead of a fixed 2,048, and explores with a constant of 0.5 instead of 1.',
      'Any editable part of the file may be rewritten, not only a section called Task; frozen parts never are.',
      'One paraphrase of each prompt instead of two, to leave more of a budget for rounds.',
    ],
  },
  (settings) => ({
    searcher: beam({
      ...settings,
      proposers: [critiqueRewrite(settings), paraphrase(settings.paraphrases)],
      selector: selectorNamed(settings.selector, ucb(settings.ucb)),
      writerCalls: writerCallsOf(settings),
    }),
    demos: 0,
    estimate({ train, dev }, calls) {
      const { rounds, width, minibatch, critiques, paraphrases, childrenEach, callsEach } = settings;
      const writerCalls = writerCallsOf(settings);
      const parents = 1 + width * (rounds - 1);
      const proposed = critiques + paraphrases * (critiques + 1);
      const children = Math.min(childrenEach, proposed);
      const selection = Math.min(children * dev, (children + 1) * callsEach);
      const task = parents * (Math.min(train, minibatch) + selection) + rounds * Math.max(0, dev - callsEach);
      const writer = parents * writerCalls;
      const firstRound = Math.min(train, minibatch) + writerCalls + callsEach + dev;
      if (calls < firstRound) return { task: 0, writer: 0, proposals: 0 };
      const share = Math.max(0, Math.min(1, calls / (task + writer)));
      return {
        task: Math.round(task * share),
        writer: Math.round(writer * share),
        proposals: Math.floor(parents * proposed * share),
      };
    },
  }),
);
