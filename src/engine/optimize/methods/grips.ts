import { defineMethod } from '../define-method.js';
import { phraseEdits } from '../proposers/phrase-edits.js';
import { editSearch } from '../searchers/edit-search.js';
import { climbing } from '../searchers/edit-strategies.js';
import { estimateSteps } from '../searchers/plan-steps.js';
import { followsForLess } from '../under-pareto.js';

const defaults = { steps: 10, children: 5, rows: 100, patience: 2 };

export const grips = defineMethod(
  {
    id: 'grips',
    title: 'GrIPS (phrase edits)',
    summary:
      'Deletes, swaps and puts back phrases, has some paraphrased, and climbs by balanced accuracy and variety of labels. Cheap; for prompts with needless or clumsy phrases.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'GrIPS: Gradient-free, Edit-based Instruction Search for Prompting Large Language Models',
      url: 'https://arxiv.org/abs/2203.07281',
    },
    pareto: followsForLess,
    differences: [
      'Phrases are cut at punctuation and function words instead of by a constituency parser, and paraphrased by the writer instead of PEGASUS.',
      'Balance is of the chosen metric over the expected answers, which for exact matches of labels is the balanced accuracy of the paper.',
      'Answers are read as text, where the paper compares the likelihoods of the labels: one without a label adds no entropy.',
      'A change that is better on train rows must be better on all dev rows too before it counts as the best.',
      'Changes that were tried before are drawn anew, since their scores are known.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, writerEach: 1, writerUsual: 0.4 };
    return {
      searcher: editSearch({ numbers, patience: settings.patience, strategy: { ...climbing, proposer: phraseEdits } }),
      demos: 0,
      estimate: (sizes, calls) => estimateSteps(numbers, sizes, calls),
    };
  },
);
