import { clearMark } from '../../text/clear-mark.js';
import type { Proposer } from '../parts.js';
import { guideRequest } from '../requests/guide.js';
import { mainPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { replaceInstruction } from './replace-instruction.js';
import { shownExamples, shownTexts } from './shown-examples.js';

export interface GuideOptions {
  /** Instructions that are written, each from another draw. */
  readonly drafts: number;
  /** The fewest examples of a draw. */
  readonly fewest: number;
  /** The most; the draws between double in size. */
  readonly most: number;
}

/** One instruction from many worked examples at once, for several numbers of examples (after Prompt-MII, 2025). */
export function guide(options: GuideOptions): Proposer {
  return {
    id: 'guide',
    async propose({ parents: [parent], most = options.drafts }, context) {
      const part = parent && mainPart(parent.genome);
      if (parent === undefined || part === undefined) return [];
      const random = context.random.fork('guide');
      const labels = labelsOf(parent);
      const draws = drawSizes(options, Math.min(most, options.drafts)).map((size) =>
        shownExamples(random.sample(context.rows.train, size), context),
      );
      const texts = await context.ask(
        draws.map((examples) => ({
          prompt: guideRequest,
          values: { examples, labels, mark: clearMark(shownTexts(examples)) },
        })),
      );
      return texts.flatMap((text) => {
        if (text === undefined) return [];
        const whole = labels.length === 0 ? text : `${text}\nReturn only one of these: ${labels.join(', ')}.`;
        return [{ genome: replaceInstruction(parent.genome, part, whole), parents: [parent.id], operator: 'guide' }];
      });
    },
  };
}

/** Numbers of examples: doubling from the fewest, over and over, never more than the most. */
export function drawSizes({ fewest, most }: GuideOptions, drafts: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = fewest; sizes.length < drafts; size = size * 2 > most ? fewest : size * 2) sizes.push(size);
  return sizes;
}
