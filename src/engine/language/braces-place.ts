import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { inString } from './in-string.js';
import { objectBefore } from './name-path.js';

/** Where in a `{{ … }}` of Handlebars or Mustache the cursor stands; undefined in text, strings and numbers. */
export type BracesPlace =
  /** The first word: a variable, or a helper; after `#` or `^` what opens a block. */
  | { readonly kind: 'first'; readonly opensBlock: boolean; readonly word: Span }
  | { readonly kind: 'argument'; readonly word: Span }
  | { readonly kind: 'property'; readonly object: readonly string[]; readonly word: Span }
  | { readonly kind: 'partial'; readonly word: Span }
  | { readonly kind: 'closing'; readonly word: Span }
  | { readonly kind: 'role'; readonly word: Span }
  | { readonly kind: 'comment'; readonly before: string; readonly word: Span };

const reach = 5000;
const WORD = /[@\p{L}\p{N}_-]*$/u;
const WORD_ON = /^[\p{L}\p{N}_-]*/u;
const PATH = /[^\s{}"']*$/;
const PATH_ON = /^[^\s{}"']*/;

/** `inText` when no tag is open; undefined where nothing can be offered in one. */
export function bracesPlace({ text, body }: PromptDoc, offset: number): BracesPlace | 'in-text' | undefined {
  const from = Math.max(body.start, offset - reach);
  const before = text.slice(from, offset);
  const opened = before.lastIndexOf('{{');
  if (opened < 0 || before.indexOf('}}', opened) >= 0) return 'in-text';
  const [, sign = '', inside = ''] = /^\{+~?([#^/>!]?)>?([^]*)$/.exec(before.slice(opened)) ?? [];
  if (sign === '!')
    return { kind: 'comment', before: inside.replace(/^--/, ''), word: around(text, offset, /[a-z/-]*$/, /^[a-z/-]*/) };
  if (/^\s*role\s+["'][a-z]*$/.test(inside)) return { kind: 'role', word: around(text, offset, /[a-z]*$/, /^[a-z]*/) };
  if (inString(inside)) return undefined;
  const path = around(text, offset, PATH, PATH_ON);
  if (sign === '>' && /^\s*\S*$/.test(inside)) return { kind: 'partial', word: path };
  if (sign === '/') return { kind: 'closing', word: path };
  return atWord(text, offset, { inside, sign });
}

function atWord(
  text: string,
  offset: number,
  { inside, sign }: { inside: string; sign: string },
): BracesPlace | undefined {
  const word = around(text, offset, WORD, WORD_ON);
  const lead = inside.slice(0, inside.length - (offset - word.start));
  if (/^\d/.test(text.slice(word.start, offset))) return undefined;
  if (lead.endsWith('.')) {
    const object = objectBefore(text, word.start);
    return object && { kind: 'property', object, word };
  }
  const first = /^\s*$/.test(lead) || /\(\s*$/.test(lead);
  return first ? { kind: 'first', opensBlock: sign === '#' || sign === '^', word } : { kind: 'argument', word };
}

function around(text: string, offset: number, before: RegExp, after: RegExp): Span {
  const left = before.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0;
  return { start: offset - left, end: offset + (after.exec(text.slice(offset, offset + 200))?.[0].length ?? 0) };
}
