import { defineMethod } from '../define-method.js';
import { trajectoryRewrite } from '../proposers/trajectory-rewrite.js';
import { estimateTree, treeSearch } from '../searchers/tree-search.js';
import { goesByScore } from '../under-pareto.js';

const defaults = { iterations: 10, width: 3, depth: 5, minDepth: 2, exploration: 2.5, batch: 5, rows: 50 };

export const promptagent = defineMethod(
  {
    id: 'promptagent',
    title: 'PromptAgent (tree search)',
    summary:
      'Plans rewrites as a tree: a writer model sees failures and the whole way a prompt has come, and promising branches are followed further. For tasks that take several lessons in a row.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'PromptAgent: Strategic Planning with Language Models Enables Expert-level Prompt Optimization',
      url: 'https://arxiv.org/abs/2310.16427',
    },
    pareto: goesByScore,
    differences: [
      'A child that leads on the 50 dev rows of the reward is scored on all dev rows, and the best there is the result instead of the best of the path with the highest mean.',
      'A node whose rewrites are all rejected by the screens ends its path; the paper has no screens.',
      'The three draws of an expansion are asked for at once, not one after the other.',
    ],
  },
  (settings) => ({
    searcher: treeSearch(trajectoryRewrite(settings), settings),
    demos: 0,
    estimate: (sizes, calls) => estimateTree(settings, sizes, calls),
  }),
);
