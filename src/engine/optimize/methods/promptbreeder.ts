import { defineMethod } from '../define-method.js';
import { estimateGenerations } from '../searchers/plan-generations.js';
import { tournamentBreeder } from '../searchers/tournament-breeder.js';

const defaults = { population: 20, generations: 20, rows: 100, crossover: 0.1, shuffle: 0.1, mostDemos: 3 };

/** Two of eight operators ask twice. */
const writerEach = 1.25;

export const promptbreeder = defineMethod(
  {
    id: 'promptbreeder',
    title: 'Promptbreeder',
    summary:
      'Breeds prompts together with the orders by which they are changed, by nine operators, in duels in which the loser makes room for a mutant of the winner. Slow and varied.',
    needs: ['labels', 'writer'],
    defaults,
    paper: {
      title: 'Promptbreeder: Self-Referential Self-Improvement Via Prompt Evolution',
      url: 'https://arxiv.org/abs/2309.16797',
    },
    pareto:
      'Tournaments and the order that is shown go by fronts over score, tokens and money; who is crossed in goes by scores.',
    differences: [
      'A unit has one prompt, of one part or several, and 20 units are bred instead of 50.',
      'Mutation prompts and thinking styles are our own, 12 of each.',
      'Prompts that are too much alike are found by hashed words and pairs of words instead of by BERT embeddings.',
      'Where a list of prompts is continued the writer is told its true order.',
      'Fitness is measured on the same train rows throughout, so that units of different generations can be compared; the fittest must be better on all dev rows.',
      'The eight operators that ask the writer are equally likely; crossover and new demonstrations follow with a chance each, of 10 % as we recall the paper: that was not checked against the text.',
    ],
  },
  (settings) => {
    const numbers = { ...settings, children: Math.floor(settings.population / 2), writerEach };
    return {
      searcher: tournamentBreeder({ ...settings, numbers }),
      demos: settings.mostDemos,
      estimate: (sizes, calls) => estimateGenerations(numbers, sizes, calls),
    };
  },
);
