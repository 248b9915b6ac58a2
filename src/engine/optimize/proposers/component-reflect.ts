import type { Row } from '../../dataset/row.js';
import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposal, SearchContext } from '../parts.js';
import { reflectRequest } from '../requests/reflect.js';
import { labelsOf, quoteExample, quotedTexts } from './quote-example.js';
import { replacePart } from './replace-part.js';

/** One part of a candidate and the rows whose answers are studied; all of them are scored. */
export interface Reflection {
  readonly parent: Candidate;
  readonly part: string;
  readonly rows: readonly Row[];
}

/** A new text for one part, from the answers to a few rows and what was right or wrong about each (GEPA). */
export async function componentReflect(
  { parent, part, rows }: Reflection,
  context: SearchContext,
): Promise<readonly Proposal[]> {
  const examples = rows.map((row) => ({
    ...quoteExample(parent, row, context),
    feedback: feedbackOn(context.table.cell(parent.id, row)?.score ?? 0),
  }));
  const prompt = (parent.genome.parts[part] ?? '').trim();
  const values = { prompt, examples, labels: labelsOf(parent), mark: clearMark([prompt, ...quotedTexts(examples)]) };
  const [text] = await context.ask([{ prompt: reflectRequest, values }]);
  if (text === undefined) return [];
  return [{ genome: replacePart(parent.genome, part, text), parents: [parent.id], operator: 'reflect' }];
}

/** In words; a score between right and wrong says how far the answer came. */
function feedbackOn(score: number): string {
  if (score >= 1) return 'The answer is right.';
  return score > 0 ? `The answer is partly right: it scores ${score.toFixed(2)} of 1.` : 'The answer is wrong.';
}
