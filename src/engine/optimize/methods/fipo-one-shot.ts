import { defineMethod } from '../define-method.js';
import { refine } from '../proposers/refine.js';
import { bestOf } from '../searchers/best-of.js';
import { measuresAll } from '../under-pareto.js';

const defaults = { rewrites: 8, words: 200 };

export const fipoOneShot = defineMethod(
  {
    id: 'fipo-one-shot',
    title: 'One-shot rewrite (FIPO style, without its weights)',
    summary:
      'A writer model refines the prompt in one step from an answer it led to and the expected one; of eight such rewrites the best is kept. Cheap, where examples say more than the prompt.',
    needs: ['labels', 'writer', 'examples'],
    defaults,
    paper: {
      title:
        'FIPO: Free-form Instruction-oriented Prompt Optimization with Preference Dataset and Modular Fine-tuning Schema',
      url: 'https://arxiv.org/abs/2402.11811',
    },
    pareto: measuresAll,
    differences: [
      'This is not FIPO: the paper tunes a model for rewriting, whose weights are no part of Hone. What is carried over is the shape of its request: prompt, answer, expected answer, limit of words.',
      'Eight rewrites, each from another train row, meet the dev rows, since a writer that was not trained for it is less sure; the paper takes one.',
    ],
  },
  (settings) => bestOf({ proposer: refine(settings), candidates: settings.rewrites, taskEach: 1 }),
);
