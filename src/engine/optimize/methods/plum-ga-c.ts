import { definePlumMethod } from '../define-plum-method.js';
import { phraseCrossover } from '../proposers/phrase-crossover.js';
import { truncating } from '../searchers/edit-strategies.js';
import { keepsByFronts } from '../under-pareto.js';

export const plumGaC = definePlumMethod(
  {
    id: 'plum-ga-c',
    title: 'Plum (genetic, with crossover)',
    summary:
      'Crosses prompts phrase by phrase and changes single phrases in a population of ten. For prompts with many phrases.',
    settings: { population: 10, tournament: 2, mutation: 0.5 },
    writerEach: 0.5,
    writerUsual: 0.25,
    pareto: keepsByFronts,
    differences: [
      'Crossed and changed prompts of a step are measured together, half of each, where the published code does one after the other.',
    ],
  },
  (settings) => ({ ...truncating(settings.population), proposer: phraseCrossover(settings) }),
);
