import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Span } from '../../text/span.js';
import { filler, literalText } from '../prose/masked-text.js';

/**
 * Where the prompt says these very words: in its own literal text, in one message, from word border to word border. Only
 * how the words are spaced and broken into lines may differ. The first place that is not `taken`; undefined when there is none.
 */
export function findQuote(doc: PromptDoc, quote: string, taken?: Span): Span | undefined {
  // It stands for what is no text of the prompt's own.
  if (quote.includes(filler)) return undefined;
  for (const words of wordings(quote)) {
    const place = placeOf(words, doc, taken);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** As it was given, then without the quotation marks that a model may put around it. */
function wordings(quote: string): string[] {
  const inner = /^["'`“‘«]+([^]*?)["'`”’»]+$/.exec(quote.trim())?.[1];
  return [quote, ...(inner === undefined ? [] : [inner])].map((text) => text.trim()).filter((text) => text !== '');
}

function placeOf(words: string, doc: PromptDoc, taken: Span | undefined): Span | undefined {
  const pattern = new RegExp(words.split(/\s+/).map(escaped).join('\\s+'), 'gu');
  const text = literalText(doc);
  for (const { 0: found, index } of text.slice(0, doc.body.end).matchAll(pattern)) {
    const span = { start: index, end: index + found.length };
    const isOwn = span.start >= doc.body.start && !isTaken(span, taken);
    if (isOwn && hasWordBorders(text, span)) return span;
  }
  return undefined;
}

function isTaken(span: Span, taken: Span | undefined): boolean {
  return taken !== undefined && span.start < taken.end && taken.start < span.end;
}

/** A quote that begins or ends within a word of the prompt is another word. */
function hasWordBorders(text: string, { start, end }: Span): boolean {
  const joins = (at: number): boolean => /[\p{L}\p{N}]{2}/u.test(text.slice(at - 1, at + 1));
  return !joins(start) && !joins(end);
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
