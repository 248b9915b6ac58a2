import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { inString } from './in-string.js';
import { objectBefore } from './name-path.js';
import { openTagBefore } from './open-tag.js';

/** Where in the template the cursor stands. Worked out from the text before it: what is being typed does not parse. */
export type TemplatePlace =
  | { readonly kind: 'text' }
  | { readonly kind: 'comment'; readonly before: string; readonly word: Span }
  | { readonly kind: 'tag-name'; readonly word: Span }
  | { readonly kind: 'name'; readonly word: Span }
  | { readonly kind: 'filter'; readonly word: Span }
  | { readonly kind: 'test'; readonly word: Span }
  | { readonly kind: 'include'; readonly word: Span }
  /** After the dot of `object.`. */
  | { readonly kind: 'property'; readonly object: readonly string[]; readonly word: Span }
  /** A name to import from a file. */
  | { readonly kind: 'imported'; readonly file: string; readonly word: Span }
  /** Inside a tag where nothing can be offered: a string, a number, a new name. */
  | { readonly kind: 'other' };

const WORD_BEFORE = /[\p{L}\p{N}_]*$/u;
const WORD_AFTER = /^[\p{L}\p{N}_]*/u;
const RULE_BEFORE = /[a-z/-]*$/;
const RULE_AFTER = /^[a-z/-]*/;
const IMPORT = /^[-+]?\s*from\s+["']([^"']*)["']\s+import\b(?:.*,)?$/;
const INCLUDE = /^[-+]?\s*(?:include|import|from|extends)\s+["']([^"']*)$/;

export function templatePlace(doc: PromptDoc, offset: number): TemplatePlace {
  const { text } = doc;
  const open = openTagBefore(doc, offset);
  if (open === undefined) return { kind: 'text' };
  const inside = text.slice(open.at + 2, offset);
  if (open.kind === '#')
    return { kind: 'comment', before: inside, word: wordAround(text, offset, [RULE_BEFORE, RULE_AFTER]) };
  return inTag(inside, { text, offset, statement: open.kind === '%' });
}

interface Cursor {
  readonly text: string;
  readonly offset: number;
  readonly statement: boolean;
}

function inTag(inside: string, cursor: Cursor): TemplatePlace {
  const { text, offset, statement } = cursor;
  const include = statement ? INCLUDE.exec(inside) : null;
  if (include !== null) {
    const end = offset + (/^[^"'\r\n%]*/.exec(text.slice(offset, offset + 500))?.[0].length ?? 0);
    return { kind: 'include', word: { start: offset - (include[1]?.length ?? 0), end } };
  }
  return inString(inside) ? { kind: 'other' } : atWord(inside, cursor);
}

function atWord(inside: string, { text, offset, statement }: Cursor): TemplatePlace {
  const word = wordAround(text, offset, [WORD_BEFORE, WORD_AFTER]);
  const lead = inside.slice(0, inside.length - (offset - word.start)).trimEnd();
  const object = lead.endsWith('.') ? objectBefore(text, word.start) : undefined;
  if (object !== undefined) return { kind: 'property', object, word };
  const file = statement ? IMPORT.exec(lead)?.[1] : undefined;
  if (file !== undefined) return { kind: 'imported', file, word };
  const kind = (statement ? statementKind(lead) : undefined) ?? expressionKind(lead, text.slice(word.start, offset));
  return kind === 'other' ? { kind } : { kind, word };
}

type WordKind = 'tag-name' | 'name' | 'filter' | 'test' | 'other';

/** What follows the opening of a statement; undefined where an expression is. */
function statementKind(lead: string): WordKind | undefined {
  if (/^[-+]?$/.test(lead)) return 'tag-name';
  if (/^[-+]?\s*filter$/.test(lead)) return 'filter';
  return /^[-+]?\s*(?:for|set|macro|block)$/.test(lead) ? 'other' : undefined;
}

function expressionKind(lead: string, typed: string): WordKind {
  if (lead.endsWith('|')) return 'filter';
  if (/(?:^|[^\w.])is(?:\s+not)?$/.test(lead)) return 'test';
  return lead.endsWith('.') || /^\d/.test(typed) ? 'other' : 'name';
}

function wordAround(text: string, offset: number, [before, after]: readonly [RegExp, RegExp]): Span {
  const left = before.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0;
  const right = after.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return { start: offset - left, end: offset + right };
}
