import type { Edit } from '../../../text/edit.js';
import type { VariedPrompt } from '../contracts.js';
import { change, edited, findIn, type FoundText } from '../region-edits.js';
import { progressive, verbs } from './verbs.js';

/** Another form of an order: `Write …` as `You must write …`. */
export interface Frame {
  readonly lead: string;
  /** For `Do not write …`; such sentences stay as they are where there is none. */
  readonly negative?: string;
  readonly form?: 'progressive';
  readonly isQuestion?: true;
}

/** At the start of a line, of an item or of a sentence. */
const imperative = new RegExp(
  String.raw`(?<=^[ \t]*(?:(?:[-*•]|\d{1,2}[.)])[ \t]+)?|[.!?:][ \t]+)(Please[ \t]+)?(Do not |Don['’]t |Never )?(${verbs.join('|')})(?=[ \t]+[^\s:=|.,;)\]/-])`,
  'gimu',
);
const sentenceEnd = /[.!?](?=\s|$)|\n|$/;

/** All orders of the prompt in another form, a text for each frame. */
export function* reframed(prompt: VariedPrompt, frames: readonly Frame[]): Iterable<string> {
  const found = findIn(prompt, 'words', imperative).filter(isOrder);
  for (const frame of frames)
    yield edited(
      prompt,
      found.flatMap((order) => framed(order, frame)),
    );
}

/** An order begins with a capital; in the middle of a line a small letter is a word like any other. */
function isOrder({ match }: FoundText): boolean {
  return /^\p{Lu}/u.test(match[0]);
}

function framed({ region, match, start }: FoundText, { lead, negative, form, isQuestion }: Frame): Edit[] {
  const [whole, , not, written = ''] = match;
  // `Never` says more than `not`.
  if (not !== undefined && (negative === undefined || not.startsWith('Never'))) return [];
  const verb = written.toLowerCase();
  const head = `${not === undefined ? lead : negative} ${form === 'progressive' ? progressive(verb) : verb}`;
  const edits = [change(start, whole.length, head)];
  if (isQuestion === undefined) return edits;
  const from = match.index + whole.length;
  const end = sentenceEnd.exec(region.text.slice(from));
  return end?.[0] === '.' ? [...edits, change(region.start + from + end.index, 1, '?')] : [];
}
