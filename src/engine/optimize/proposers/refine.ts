import { clearMark } from '../../text/clear-mark.js';
import type { Proposer } from '../parts.js';
import { refineRequest } from '../requests/refine.js';
import { mainPart } from './pick-part.js';
import { labelsOf, quoteExample, quotedTexts } from './quote-example.js';
import { replacePart } from './replace-part.js';
import { wordLimit } from './word-limit.js';

export interface RefineOptions {
  readonly rewrites: number;
  /** Words a rewrite may have, or the parent's own where it is longer. */
  readonly words: number;
}

/** Rewrites in one step, each from one train row, the parent's answer to it and the expected one (FIPO's template). */
export function refine({ rewrites, words }: RefineOptions): Proposer {
  return {
    id: 'refine',
    async propose({ parents: [parent], most = rewrites }, context) {
      const part = parent && mainPart(parent.genome);
      if (parent === undefined || part === undefined) return [];
      const rows = context.random.fork('refine').sample(context.rows.train, Math.min(most, rewrites));
      await context.score([{ id: parent.id, rows }]);
      const prompt = (parent.genome.parts[part] ?? '').trim();
      const texts = await context.ask(
        rows.map((row) => {
          const examples = [quoteExample(parent, row, context)];
          const mark = clearMark([prompt, ...quotedTexts(examples)]);
          const values = { prompt, examples, labels: labelsOf(parent), words: wordLimit(prompt, words), mark };
          return { prompt: refineRequest, values };
        }),
      );
      return texts.flatMap((text) =>
        text === undefined
          ? []
          : [{ genome: replacePart(parent.genome, part, text), parents: [parent.id], operator: 'refine' }],
      );
    },
  };
}
