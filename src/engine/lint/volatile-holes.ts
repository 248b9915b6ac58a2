import type { MessageOutline, PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { holesWith } from './untrusted-holes.js';

/** A place whose text differs from one request to the next. */
export interface VolatileHole {
  readonly name: string;
  readonly span: Span;
}

/** Names of what is new with each request, in any spelling of their words. */
const volatile =
  /^(?:(?:current|today|todays|this|local|utc|server|system)_?)?(?:date|time|datetime|timestamp|day|hour)$|^(?:now|today|nonce|uuid|guid|random|(?:current|today)_?(?:date|time|datetime)_?\w{0,10}|(?:request|session|trace|run|correlation|conversation|message)_?id)$/;

/** The holes of a message whose name says that it is new each time, and those the configuration names. */
export function volatileHoles(doc: PromptDoc, { body }: MessageOutline, own: unknown): VolatileHole[] {
  const names = new Set(Array.isArray(own) ? own : []);
  const known = new Map<string, boolean>();
  const isVolatile = (name: string): boolean => {
    const is = known.get(name) ?? (names.has(name) || volatile.test(plain(name)));
    known.set(name, is);
    return is;
  };
  return holesWith(doc, (name) => (isVolatile(name) ? name : undefined))
    .filter(({ hole: { span } }) => span.start >= body.start && span.end <= body.end && !isInCode(doc.text, span))
    .map(({ found: name, hole: { span } }) => ({ name, span }));
}

/** `currentDate` is `current_date`. */
function plain(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Shown, as documentation does. */
function isInCode(text: string, { start, end }: Span): boolean {
  return text[start - 1] === '`' && text[end] === '`';
}
