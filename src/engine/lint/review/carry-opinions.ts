import type { Span } from '../../text/span.js';
import type { Opinion } from './opinion.js';

/** A change of a text: what was replaced, and what stands there now. */
export interface TextChange {
  readonly span: Span;
  readonly by: string;
}

/**
 * What is left of opinions when their prompt is edited. One whose quote was touched, or the rest of a line it stands on,
 * goes: it speaks of a text that is no longer there. The others move with their words.
 */
export function carryOpinions(opinions: readonly Opinion[], text: string, change: TextChange): readonly Opinion[] {
  return opinions.flatMap((opinion) => {
    const [first, ...others] = opinion.quotes.map((quote) => carried(quote, text, change));
    if (first === undefined) return [];
    const rest = others.flatMap((quote) => (quote === undefined ? [] : [quote]));
    return rest.length < others.length ? [] : [{ ...opinion, quotes: [first, ...rest] as const }];
  });
}

function carried(quote: Span, text: string, change: TextChange): Span | undefined {
  const lines = wholeLines(text, quote);
  if (isBehind(change, lines)) return quote;
  if (!isBefore(change, lines, text)) return undefined;
  const moved = change.by.length - (change.span.end - change.span.start);
  return { start: quote.start + moved, end: quote.end + moved };
}

/** True where the lines end as they did. */
function isBehind({ span, by }: TextChange, { end }: Span): boolean {
  return span.start > end || (span.start === end && /^[\r\n]/.test(by));
}

/** True where the lines begin a line as they did. */
function isBefore({ span, by }: TextChange, { start }: Span, text: string): boolean {
  if (span.end !== start) return span.end < start;
  const before = by === '' ? text.slice(0, span.start) : by;
  return before === '' || /[\r\n]$/.test(before);
}

/** Without the last line break. */
function wholeLines(text: string, { start, end }: Span): Span {
  const before = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
  const after = text.slice(end).search(/[\r\n]/);
  return { start: before + 1, end: after === -1 ? text.length : end + after };
}
