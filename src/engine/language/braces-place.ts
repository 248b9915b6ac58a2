import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { type BracesPath, pathBefore } from './braces-path.js';
import { openBracesCall, openBracesTag } from './open-braces-call.js';
import { inString } from './in-string.js';

/** Where in a `{{ … }}` of Handlebars or Mustache the cursor stands; undefined in text, strings and numbers. */
export type BracesPlace =
  /** The first word: a variable, or a helper; after `#` or `^` what opens a block. */
  | { readonly kind: 'first'; readonly opensBlock: boolean; readonly word: Span }
  /** With the helper that it is given to, where its name is written. */
  | { readonly kind: 'argument'; readonly callee: string; readonly named: boolean; readonly word: Span }
  /** After `object.`, `../`, `this.` or `@root.`. */
  | { readonly kind: 'property'; readonly object: BracesPath; readonly word: Span }
  | { readonly kind: 'partial'; readonly word: Span }
  | { readonly kind: 'closing'; readonly word: Span }
  | { readonly kind: 'role'; readonly word: Span }
  | { readonly kind: 'comment'; readonly before: string; readonly word: Span };

const WORD = /[@\p{L}\p{N}_-]*$/u;
const WORD_ON = /^[\p{L}\p{N}_-]*/u;
const PATH = /[^\s{}"']*$/;
const PATH_ON = /^[^\s{}"']*/;

/** `in-text` when no tag is open; undefined where nothing can be offered in one. */
export function bracesPlace(doc: PromptDoc, offset: number): BracesPlace | 'in-text' | undefined {
  const { text } = doc;
  const tag = openBracesTag(doc, offset);
  if (tag === undefined) return 'in-text';
  const { sign, inside } = tag;
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
  if (/^\d/.test(text.slice(word.start, offset)) || /(?:^|\s)as\s*\|[^|]*$/.test(lead)) return undefined;
  const object = pathBefore(text, word.start);
  if (object !== undefined) return { kind: 'property', object, word };
  if (lead.endsWith('.')) return undefined;
  const isInner = /\(\s*$/.test(lead);
  if (/^\s*$/.test(lead) || isInner)
    return { kind: 'first', opensBlock: !isInner && (sign === '#' || sign === '^'), word };
  const call = openBracesCall(inside);
  return { kind: 'argument', callee: call?.name ?? '', named: lead.endsWith('='), word };
}

function around(text: string, offset: number, before: RegExp, after: RegExp): Span {
  const left = before.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0;
  return { start: offset - left, end: offset + (after.exec(text.slice(offset, offset + 200))?.[0].length ?? 0) };
}
