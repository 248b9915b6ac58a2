import { defineMethod } from '../define-method.js';
import { contrastPool, estimateContrasts } from '../searchers/contrast-pool.js';

const defaults = { steps: 8, batch: 32, candidates: 6, mostDemos: 4, temperature: 0.2 };

export const simba = defineMethod(
  {
    id: 'simba',
    title: 'SIMBA (contrasts in minibatches)',
    summary:
      'Learns from rows on which its own prompts disagree: each teaches a new prompt an example or a rule. For tasks with a few kinds of hard rows.',
    needs: ['labels', 'writer', 'demos', 'examples'],
    defaults,
    paper: {
      title: 'DSPy: Compiling Declarative Language Model Calls into Self-Improving Pipelines',
      url: 'https://arxiv.org/abs/2310.03714',
    },
    pareto:
      'Of the new prompts of a step that score best the cheapest goes on to the dev rows; which prompts are drawn goes by scores.',
    differences: [
      'The paper is that of DSPy, of which SIMBA is a part; it has none of its own, and this follows its published code.',
      'A prompt answers a row once, at its own temperature: contrasts are between prompts of the pool, not between samples of one.',
      'Where no two prompts differ on a row, rows that were answered wrong teach first: nothing is learnt from being right.',
      'A demonstration is the row of the pool that is most like the one that teaches, with its expected answer, since rows that are scored are never shown.',
      'The seed is drawn by its own mean score; in the published code it counts as 0.',
      'The winners of the steps, evenly spaced, are compared on the dev rows, which no step has seen, instead of on all train rows.',
    ],
  },
  (settings) => ({
    searcher: contrastPool(settings),
    demos: settings.mostDemos,
    estimate: (sizes, calls) => estimateContrasts(settings, sizes, calls),
  }),
);
