import { defineMethod } from '../define-method.js';
import { differential } from '../proposers/differential.js';
import { induce } from '../proposers/induce.js';
import { paraphrase } from '../proposers/paraphrase.js';
import { betterThanParent, evolution } from '../searchers/evolution.js';
import { estimateGenerations } from '../searchers/plan-generations.js';

const defaults = { population: 10, generations: 10, children: 10, rows: 200, induced: 5, examples: 5 };

export const evopromptDe = defineMethod(
  {
    id: 'evoprompt-de',
    title: 'EvoPrompt (differential evolution)',
    summary:
      'Moves each prompt of a population by what two others differ in, mixed with the best one, and keeps the move if it is better. Keeps more variety than the genetic form.',
    needs: ['labels', 'writer', 'examples'],
    defaults,
    paper: {
      title: 'Connecting Large Language Models with Evolutionary Algorithms Yields Powerful Prompt Optimizers',
      url: 'https://arxiv.org/abs/2309.08532',
    },
    pareto: 'A child takes its parent’s place when it scores as well for less, too.',
    differences: [
      'The first population comes from one prompt: half of it is induced as by APE, half are paraphrases, where the paper starts from several prompts by people too.',
      'The best prompt that is mixed in is the one at the start of a generation, so that all its requests can be asked at once and in any order.',
      'Fitness is measured on train rows, and the fittest of a generation must then be better on all dev rows, where the paper selects on one set.',
      'A smaller budget buys fewer rows for each prompt, then fewer generations, then a smaller population.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, writerEach: 1 };
    return {
      searcher: evolution({
        numbers,
        start: [induce({ subsets: settings.induced, examples: settings.examples, each: 1 }), paraphrase(1)],
        offspring: differential,
        survivors: betterThanParent,
      }),
      demos: 0,
      estimate: (sizes, calls) => estimateGenerations(numbers, sizes, calls),
    };
  },
);
