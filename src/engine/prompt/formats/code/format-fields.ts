import type { Span } from '../../../text/span.js';

/** A field of a text as Python's `string.Formatter` cuts it: `{name!conversion:format}`. */
export interface FormatField {
  /** From brace to brace. */
  readonly span: Span;
  /** As written, dots and indexes left off. */
  readonly name: string;
  readonly nameSpan: Span;
  /** What stands behind the colon; empty where there is none. */
  readonly format: string;
  /** False with a conversion, a format, or a part of a value behind the name. */
  readonly isPlain: boolean;
}

/** A brace that belongs to nothing: formatting the text raises an error. */
export interface FormatFault {
  readonly span: Span;
  readonly kind: 'single' | 'unclosed';
}

export interface FormatFields {
  readonly fields: readonly FormatField[];
  readonly fault: FormatFault | undefined;
  /** Doubled braces, each two characters. */
  readonly escapes: readonly Span[];
}

const brace = /\{\{|\}\}|[{}]/g;

/** Cuts a text into fields by the rules of `str.format`, up to the first brace that breaks them. */
export function formatFields(text: string): FormatFields {
  const fields: FormatField[] = [];
  const escapes: Span[] = [];
  const next = new RegExp(brace);
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const { 0: found, index: start } = match;
    if (found.length === 2) {
      escapes.push({ start, end: start + 2 });
      continue;
    }
    const end = found === '{' ? endOfField(text, start) : undefined;
    if (end === undefined) {
      const kind = found === '{' ? 'unclosed' : 'single';
      return { fields, escapes, fault: { span: { start, end: start + 1 }, kind } };
    }
    fields.push(fieldAt(text, { start, end }));
    next.lastIndex = end;
  }
  return { fields, escapes, fault: undefined };
}

/** Behind the brace that closes it; braces inside are counted, doubled or not. */
function endOfField(text: string, start: number): number | undefined {
  const one = /[{}]/g;
  one.lastIndex = start;
  let depth = 0;
  for (let match = one.exec(text); match !== null; match = one.exec(text)) {
    depth += match[0] === '{' ? 1 : -1;
    if (depth === 0) return match.index + 1;
  }
  return undefined;
}

function fieldAt(text: string, { start, end }: Span): FormatField {
  const inner = text.slice(start + 1, end - 1);
  const stop = inner.search(/[!:]/);
  const written = stop < 0 ? inner : inner.slice(0, stop);
  const part = written.search(/[.[]/);
  const name = part < 0 ? written : written.slice(0, part);
  const nameSpan = { start: start + 1, end: start + 1 + name.length };
  const colon = stop < 0 ? -1 : inner.indexOf(':', stop);
  const format = colon < 0 ? '' : inner.slice(colon + 1);
  return { span: { start, end }, name, nameSpan, format, isPlain: name === inner };
}
