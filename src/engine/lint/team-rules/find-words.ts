import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Span } from '../../text/span.js';
import { literalText } from '../prose/masked-text.js';

const letter = /[\p{L}\p{N}_]/u;

/** Where a text stands as whole words in what reaches the model as it is written, code and examples included. */
export function findWords(doc: PromptDoc, text: string, ignoreCase: boolean): Span[] {
  const [where, what] = ignoreCase ? [foldCase(literalText(doc)), foldCase(text)] : [literalText(doc), text];
  const spans: Span[] = [];
  for (let at = where.indexOf(what); what !== '' && at >= 0; at = where.indexOf(what, at + what.length)) {
    const span = { start: at, end: at + what.length };
    if (isWhole(where, span)) spans.push(span);
  }
  return spans;
}

/** Letters whose lower case has another length stay as they are: every offset must stay. */
function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) =>
    character.toLowerCase().length === character.length ? character.toLowerCase() : character,
  ).join('');
}

function isWhole(text: string, { start, end }: Span): boolean {
  const startsInWord = letter.test(text[start] ?? '') && letter.test(text[start - 1] ?? '');
  const endsInWord = letter.test(text[end - 1] ?? '') && letter.test(text[end] ?? '');
  return !startsInWord && !endsInWord;
}
