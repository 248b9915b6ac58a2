import { clearMark } from '../../text/clear-mark.js';
import type { Proposer, WriterRequest } from '../parts.js';
import { induceRequest } from '../requests/induce.js';
import { mainPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { replaceInstruction } from './replace-instruction.js';
import { shownExamples, shownTexts } from './shown-examples.js';

export interface InduceOptions {
  /** Draws of train rows. */
  readonly subsets: number;
  /** Rows in a draw. */
  readonly examples: number;
  /** Instructions asked for from each draw. */
  readonly each: number;
}

/** Instructions guessed from worked train rows alone (APE, Zhou et al. 2023), in place of the parent's own. */
export function induce({ subsets, examples, each }: InduceOptions): Proposer {
  return {
    id: 'induce',
    async propose({ parents: [parent], most = subsets * each }, context) {
      const part = parent && mainPart(parent.genome);
      if (parent === undefined || part === undefined) return [];
      const random = context.random.fork('induce');
      const draws = Array.from({ length: subsets }, () => random.sample(context.rows.train, examples));
      const requests = draws.map((rows) => requestOf(shownExamples(rows, context), labelsOf(parent)));
      const asked = Array.from({ length: Math.min(most, subsets * each) }, (_, at) => requests[at % subsets]);
      const texts = await context.ask(asked.filter((request) => request !== undefined));
      return texts.flatMap((text) =>
        text === undefined
          ? []
          : [{ genome: replaceInstruction(parent.genome, part, text), parents: [parent.id], operator: 'induce' }],
      );
    },
  };
}

function requestOf(examples: ReturnType<typeof shownExamples>, labels: readonly string[]): WriterRequest {
  return { prompt: induceRequest, values: { examples, labels, mark: clearMark(shownTexts(examples)) } };
}
