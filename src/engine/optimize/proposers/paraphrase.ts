import type { Proposer } from '../parts.js';
import { clearMark } from '../../text/clear-mark.js';
import { paraphraseRequest } from '../requests/paraphrase.js';
import { pickPart } from './pick-part.js';
import { replacePart } from './replace-part.js';

/** The same in other words, of every parent and every child made so far in the step. */
export function paraphrase(each: number): Proposer {
  return {
    id: 'paraphrase',
    async propose({ parents, children, most }, context) {
      const random = context.random.fork('paraphrases');
      const everyone = [...parents, ...children].flatMap((candidate) => {
        const part = pickPart(candidate.genome, random);
        return part === undefined ? [] : Array.from({ length: each }, () => ({ candidate, part }));
      });
      const wanted = everyone.slice(0, most);
      const texts = await context.ask(
        wanted.map(({ candidate, part }) => {
          const prompt = (candidate.genome.parts[part] ?? '').trim();
          return { prompt: paraphraseRequest, values: { prompt, mark: clearMark([prompt]) } };
        }),
      );
      return wanted.flatMap(({ candidate, part }, index) => {
        const text = texts[index];
        if (text === undefined) return [];
        return [{ genome: replacePart(candidate.genome, part, text), parents: [candidate.id], operator: 'paraphrase' }];
      });
    },
  };
}
