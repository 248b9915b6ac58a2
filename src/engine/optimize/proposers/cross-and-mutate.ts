import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposer } from '../parts.js';
import { crossoverRequest } from '../requests/crossover.js';
import { improveRequest } from '../requests/improve.js';
import { pickPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { crossDemos, mutateDemos } from './random-demos.js';
import { quotingPrompts, shownPart, writtenParts } from './written-parts.js';

/**
 * Children of two random members: their instructions merged and then improved by the writer, their demonstrations
 * drawn from both and then one more, one less or the same (CAPO, Zehle et al. 2025).
 */
export function crossAndMutate(mostDemos: number): Proposer {
  return {
    id: 'cross-and-mutate',
    async propose({ parents, most = parents.length }, context) {
      const random = context.random.fork('cross-and-mutate');
      const pairs = Array.from({ length: most }, () => random.sample(parents, 2));
      const merged = await writtenParts(
        pairs.flatMap(([mother, father = mother]) => {
          const part = mother && pickPart(mother.genome, random);
          if (mother === undefined || father === undefined || part === undefined) return [];
          const request = quotingPrompts(
            crossoverRequest,
            [mother, father].map((one) => shownPart(one.genome, part)),
          );
          const genome = { ...mother.genome, demos: crossDemos(mother.genome, father.genome, random) };
          return [{ genome, part, request, parents: idsOf([mother, father]), operator: 'crossover' }];
        }),
        context,
      );
      return writtenParts(
        merged.flatMap(({ genome, parents: from }) => {
          const part = pickPart(genome, random);
          if (part === undefined) return [];
          const prompt = shownPart(genome, part);
          const labels = parents[0] === undefined ? [] : labelsOf(parents[0]);
          const request = { prompt: improveRequest, values: { prompt, labels, mark: clearMark([prompt]) } };
          const demos = mutateDemos(genome.demos ?? [], mostDemos, { rows: context.rows, random });
          return [{ genome: { ...genome, demos }, part, request, parents: from, operator: 'cross-and-mutate' }];
        }),
        context,
      );
    },
  };
}

function idsOf(parents: readonly Candidate[]): string[] {
  return [...new Set(parents.map(({ id }) => id))];
}
