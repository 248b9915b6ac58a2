import { clearMark } from '../../text/clear-mark.js';
import type { Proposer } from '../parts.js';
import { improveRequest } from '../requests/improve.js';
import { pickPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { replacePart } from './replace-part.js';

/** Rewrites of the parent that have nothing to go by but its text. */
export function improve(rewrites: number): Proposer {
  return {
    id: 'improve',
    async propose({ parents: [parent], most = rewrites }, context) {
      if (parent === undefined) return [];
      const random = context.random.fork('improve');
      const parts = Array.from({ length: Math.min(most, rewrites) }, () => pickPart(parent.genome, random)).filter(
        (part) => part !== undefined,
      );
      const texts = await context.ask(
        parts.map((part) => {
          const prompt = (parent.genome.parts[part] ?? '').trim();
          return { prompt: improveRequest, values: { prompt, labels: labelsOf(parent), mark: clearMark([prompt]) } };
        }),
      );
      return parts.flatMap((part, at) => {
        const text = texts[at];
        if (text === undefined) return [];
        return [{ genome: replacePart(parent.genome, part, text), parents: [parent.id], operator: 'improve' }];
      });
    },
  };
}
