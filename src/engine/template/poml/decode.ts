import { createMapBuilder, type OffsetMap } from '../../text/offset-map.js';
import type { Span } from '../../text/span.js';

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  hash: '#',
  lbrace: '{',
  rbrace: '}',
};

const xmlForms = /&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([\da-fA-F]+));|\r\n?/g;
/** POML's own escapes besides, in texts: `#lbrace;` for a brace that opens no expression. */
const textForms = new RegExp(`#(lt|gt|amp|quot|apos|hash|lbrace|rbrace);|${xmlForms.source}`, 'g');

/** The text a part of an XML file stands for, line breaks as LF. */
export function decodeXml(source: string, range: Span): OffsetMap {
  return decode(source, range, ([, name, decimal, hexadecimal]) => character(name, decimal, hexadecimal), xmlForms);
}

export function decodeText(source: string, range: Span): OffsetMap {
  const say = ([, own, name, decimal, hexadecimal]: RegExpMatchArray): string =>
    character(own ?? name, decimal, hexadecimal);
  return decode(source, range, say, textForms);
}

function decode(source: string, range: Span, say: (match: RegExpMatchArray) => string, forms: RegExp): OffsetMap {
  const builder = createMapBuilder(source);
  let at = range.start;
  for (const match of source.slice(range.start, range.end).matchAll(forms)) {
    const start = range.start + match.index;
    builder.copy(at, start);
    at = start + match[0].length;
    builder.put(say(match), start, at);
  }
  builder.copy(at, range.end);
  return builder.finish(range);
}

/** A line break, which has no name and no number, is LF. */
function character(name: string | undefined, decimal: string | undefined, hexadecimal: string | undefined): string {
  if (name !== undefined) return named[name] ?? '';
  const digits = decimal ?? hexadecimal;
  if (digits === undefined) return '\n';
  const code = Number.parseInt(digits, decimal === undefined ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
