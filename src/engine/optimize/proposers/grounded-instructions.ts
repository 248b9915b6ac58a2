import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposer, WriterRequest } from '../parts.js';
import { describeDataRequest } from '../requests/describe-data.js';
import { groundedInstructionRequest } from '../requests/grounded-instruction.js';
import { mainPart, pickPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { type ShownExample, shownExamples, shownTexts } from './shown-examples.js';
import { type Assignment, shownPart, writtenParts } from './written-parts.js';
import { writingAdvice } from './writing-advice.js';

export interface GroundedOptions {
  /** Instructions that are asked for. */
  readonly instructions: number;
  /** Train rows the data are described from. */
  readonly looked: number;
  /** Pool rows that a request shows. */
  readonly shown: number;
}

/** Calls to the writer for so many instructions. */
export function groundedCalls(instructions: number): number {
  return instructions === 0 ? 0 : 1 + instructions;
}

/** New instructions for one part each, grounded in a description of the data and in worked examples (MIPROv2). */
export function groundedInstructions({ instructions, looked, shown }: GroundedOptions): Proposer {
  return {
    id: 'grounded-instruction',
    async propose({ parents: [parent] }, context) {
      const main = parent && mainPart(parent.genome);
      if (parent === undefined || main === undefined || instructions === 0) return [];
      const random = context.random.fork('instructions');
      const rows = random.sample(context.rows.train, looked);
      const [findings = ''] = await context.ask([descriptionOf(parent, main, shownExamples(rows, context))]);
      const assignments = Array.from({ length: instructions }, (): Assignment => {
        const part = pickPart(parent.genome, random) ?? main;
        const examples = shownExamples(random.sample(context.rows.pool, shown), context);
        const [advice = ''] = random.sample(writingAdvice, 1);
        const values = { ...valuesOf(parent, part, examples, [findings]), findings, advice };
        const request = { prompt: groundedInstructionRequest, values };
        return { genome: parent.genome, part, parents: [parent.id], operator: 'grounded-instruction', request };
      });
      return writtenParts(assignments, context);
    },
  };
}

function descriptionOf(parent: Candidate, part: string, examples: readonly ShownExample[]): WriterRequest {
  return { prompt: describeDataRequest, values: valuesOf(parent, part, examples, []) };
}

function valuesOf(
  parent: Candidate,
  part: string,
  examples: readonly ShownExample[],
  others: readonly string[],
): Record<string, unknown> {
  const prompt = shownPart(parent.genome, part);
  return { prompt, examples, labels: labelsOf(parent), mark: clearMark([prompt, ...others, ...shownTexts(examples)]) };
}
