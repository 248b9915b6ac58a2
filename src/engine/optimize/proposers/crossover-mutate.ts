import type { Random } from '../../random/seeded.js';
import type { Candidate, Proposer } from '../parts.js';
import { crossoverMutateRequest } from '../requests/crossover-mutate.js';
import { fitnessOf, spinWheel } from './fitness.js';
import { pickPart } from './pick-part.js';
import { quotingPrompts, shownPart, writtenParts } from './written-parts.js';

/** A child of two parents in one request: crossed, then mutated (EvoPrompt GA, Guo et al. 2024). */
export const crossoverMutate: Proposer = {
  id: 'crossover-mutate',
  propose({ parents, most = parents.length }, context) {
    const random = context.random.fork('crossover-mutate');
    const fitness = fitnessOf(
      parents.map(({ id }) => id),
      context,
    );
    const pairs = matingPairs(fitness, most, random).map((pair) => pair.map((at) => parents[at]));
    const assignments = pairs.flatMap(([mother, father]) => {
      const part = mother && pickPart(mother.genome, random);
      if (mother === undefined || father === undefined || part === undefined) return [];
      const request = quotingPrompts(
        crossoverMutateRequest,
        [mother, father].map((one) => shownPart(one.genome, part)),
      );
      return [{ genome: mother.genome, part, request, parents: idsOf([mother, father]), operator: 'crossover-mutate' }];
    });
    return writtenParts(assignments, context);
  },
};

/**
 * Positions of the parents of each child. A mating pool of the population's size is drawn on the roulette wheel, with
 * repetition, and each pair from it without: so a very fit prompt may meet itself.
 */
export function matingPairs(fitness: readonly number[], count: number, random: Random): [number, number][] {
  const pool = fitness.map(() => spinWheel(fitness, random));
  return Array.from({ length: count }, () => {
    const [mother = 0, father = mother] = random.sample(pool, 2);
    return [mother, father];
  });
}

function idsOf(parents: readonly Candidate[]): string[] {
  return [...new Set(parents.map(({ id }) => id))];
}
