import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Span } from '../../text/span.js';
import { messageBodies, proseText } from './masked-text.js';
import { oncePerPrompt } from './once-per-prompt.js';

export type LineKind = 'blank' | 'heading' | 'bullet' | 'number' | 'quote' | 'table' | 'text';

/** One line of a message's prose. */
export interface PromptLine {
  /** Without its line break. */
  readonly span: Span;
  /** As in `proseText`. */
  readonly text: string;
  readonly kind: LineKind;
  /** Columns before the first character that is no blank; a tab goes on to the next multiple of 4. */
  readonly indent: number;
  /** Index of its message. */
  readonly message: number;
}

const kinds: readonly (readonly [RegExp, LineKind])[] = [
  [/^ {0,3}#{1,6}(?:[ \t]|$)/, 'heading'],
  [/^[ \t]*[-*+•](?:[ \t]|$)/, 'bullet'],
  [/^[ \t]*\d{1,9}[.)](?:[ \t]|$)/, 'number'],
  [/^[ \t]*>/, 'quote'],
  [/^[ \t]*\|/, 'table'],
];

/** The lines of all messages, in order. A line of code or tags alone is `text`, made of `filler`. */
export const promptLines = oncePerPrompt((doc): readonly PromptLine[] =>
  messageBodies(doc).flatMap((body, message) => linesIn(doc, body, message)),
);

function linesIn(doc: PromptDoc, body: Span, message: number): PromptLine[] {
  const lines: PromptLine[] = [];
  let start = body.start;
  for (const text of proseText(doc)
    .slice(body.start, body.end)
    .split(/(?<=\n|\r(?!\n))/)) {
    const shown = text.replace(/[\r\n]+$/, '');
    const span = { start, end: start + shown.length };
    lines.push({ span, text: shown, kind: kindOf(shown), indent: indentOf(shown), message });
    start += text.length;
  }
  return lines;
}

function kindOf(text: string): LineKind {
  if (text.trim() === '') return 'blank';
  return kinds.find(([form]) => form.test(text))?.[1] ?? 'text';
}

function indentOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (character === '\t') columns += 4 - (columns % 4);
    else if (character === ' ') columns += 1;
    else break;
  }
  return columns;
}
