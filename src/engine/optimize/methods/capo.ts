import { defineMethod } from '../define-method.js';
import { crossAndMutate } from '../proposers/cross-and-mutate.js';
import { induce } from '../proposers/induce.js';
import { paraphrase } from '../proposers/paraphrase.js';
import { withRandomDemos } from '../proposers/random-demos.js';
import { evolution } from '../searchers/evolution.js';
import { estimateGenerations } from '../searchers/plan-generations.js';
import { race } from '../searchers/race.js';

const defaults = {
  population: 10,
  generations: 10,
  children: 4,
  rows: 300,
  induced: 5,
  examples: 5,
  mostDemos: 5,
  race: { block: 30, alpha: 0.2, lengthPenalty: 0.05 },
};

export const capo = defineMethod(
  {
    id: 'capo',
    title: 'CAPO (cost-aware evolution)',
    summary:
      'Evolves instruction and examples together: prompts race block by block, losers leave early, and long ones must be better to stay. Strong for its price.',
    needs: ['labels', 'writer', 'demos', 'examples'],
    defaults,
    paper: { title: 'CAPO: Cost-Aware Prompt Optimization', url: 'https://arxiv.org/abs/2504.16005' },
    pareto:
      'Who is out of a race is decided as ever; who of the rest is kept goes by fronts over score, tokens and money.',
    differences: [
      'The first population comes from one prompt, induced and paraphrased, where the paper starts from many written for the task.',
      'A demonstration shows the expected answer, not reasoning by the model: prompts here are single calls.',
      'The penalty for length is in proportion to the longest prompt of a race instead of the longest of the first population, so that it cannot exceed its share.',
      'A block has at most a third of the rows, so that there is a race with few of them too.',
      'The mutation asks for a better instruction for the same task in our own words, and the fittest of a generation must be better on all dev rows.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, writerEach: 2 };
    const first = [induce({ subsets: settings.induced, examples: settings.examples, each: 1 }), paraphrase(1)];
    return {
      searcher: evolution({
        numbers,
        start: first.map((proposer) => withRandomDemos(proposer, settings.mostDemos)),
        offspring: crossAndMutate(settings.mostDemos),
        first: race(settings.race),
        survivors: race(settings.race),
      }),
      demos: settings.mostDemos,
      estimate: (sizes, calls) => estimateGenerations(numbers, sizes, calls),
    };
  },
);
