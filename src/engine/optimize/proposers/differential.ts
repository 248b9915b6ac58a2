import type { Random } from '../../random/seeded.js';
import type { Proposer } from '../parts.js';
import { differentialRequest } from '../requests/differential.js';
import { pickPart } from './pick-part.js';
import { quotingPrompts, shownPart, writtenParts } from './written-parts.js';

/**
 * A rival for each member: what two others differ in is varied, put into the fittest and crossed with the member
 * (EvoPrompt DE, Guo et al. 2024). The fittest parent comes first.
 */
export const differential: Proposer = {
  id: 'differential',
  propose({ parents, most = parents.length }, context) {
    const random = context.random.fork('differential');
    const assignments = parents.slice(0, most).flatMap((target, at) => {
      const part = pickPart(target.genome, random);
      const donors = donorsOf(at, parents.length, random).map((donor) => parents[donor] ?? target);
      if (part === undefined) return [];
      const [best = target] = parents;
      const shown = [target, best, ...donors];
      const request = quotingPrompts(
        differentialRequest,
        shown.map(({ genome }) => shownPart(genome, part)),
      );
      const ids = [...new Set(shown.map(({ id }) => id))];
      return [{ genome: target.genome, part, request, parents: ids, operator: 'differential' }];
    });
    return writtenParts(assignments, context);
  },
};

/** Two members that are not the target, in random order; the target itself where there are too few. */
export function donorsOf(target: number, members: number, random: Random): [number, number] {
  const others = Array.from({ length: members }, (_, at) => at).filter((at) => at !== target);
  const [first = target, second = target] = random.sample(others, 2);
  return [first, second];
}
