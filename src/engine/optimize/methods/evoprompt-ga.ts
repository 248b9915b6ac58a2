import { defineMethod } from '../define-method.js';
import { crossoverMutate } from '../proposers/crossover-mutate.js';
import { induce } from '../proposers/induce.js';
import { paraphrase } from '../proposers/paraphrase.js';
import { evolution, fittest } from '../searchers/evolution.js';
import { estimateGenerations } from '../searchers/plan-generations.js';
import { keepsByFronts } from '../under-pareto.js';

const defaults = { population: 10, generations: 10, children: 10, rows: 200, induced: 5, examples: 5 };

export const evopromptGa = defineMethod(
  {
    id: 'evoprompt-ga',
    title: 'EvoPrompt (genetic)',
    summary:
      'Breeds a population of prompts: fit parents are crossed and mutated by a writer model, and the best of parents and children live on. For tasks where different wordings solve different rows.',
    needs: ['labels', 'writer', 'examples'],
    defaults,
    paper: {
      title: 'Connecting Large Language Models with Evolutionary Algorithms Yields Powerful Prompt Optimizers',
      url: 'https://arxiv.org/abs/2309.08532',
    },
    pareto: keepsByFronts,
    differences: [
      'The first population comes from one prompt: half of it is induced as by APE, half are paraphrases, where the paper starts from several prompts by people too.',
      'Fitness is measured on train rows, and the fittest of a generation must then be better on all dev rows, where the paper selects on one set.',
      'The request has no worked example of another task.',
      'A smaller budget buys fewer rows for each prompt, then fewer generations, then a smaller population.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, writerEach: 1 };
    return {
      searcher: evolution({
        numbers,
        start: [induce({ subsets: settings.induced, examples: settings.examples, each: 1 }), paraphrase(1)],
        offspring: crossoverMutate,
        survivors: fittest,
      }),
      demos: 0,
      estimate: (sizes, calls) => estimateGenerations(numbers, sizes, calls),
    };
  },
);
