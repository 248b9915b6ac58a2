import type { Token } from './token.js';

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([^]))/g;
/** An escape of these that the pattern did not read whole lacks digits. */
const CUT_SHORT: ReadonlySet<string> = new Set(['x', 'u', 'U']);

/** What stands between the quotes, escapes resolved; undefined when one of them is cut short. */
export type StringRules = (raw: string) => string | undefined;

export const pythonString: StringRules = (raw) => unescapeText(raw.replaceAll(/\r\n?/g, '\n'));

const JS_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Nunjucks' three escapes; before every other character the backslash is left out. */
export const javaScriptString: StringRules = (raw) =>
  raw.replaceAll(/\\([^])/g, (_, character: string) => JS_ESCAPES[character] ?? character);

/** Reads a quoted string; a message when it has no end or an escape is cut short. */
export function readString(source: string, start: number, rules: StringRules): Token | string {
  const quote = source[start] ?? '';
  const end = closingQuote(source, start + 1, quote);
  if (end < 0) return `This string is never closed: add ${quote}.`;
  const text = rules(source.slice(start + 1, end));
  if (text === undefined)
    return 'A \\x, \\u or \\U escape in this string is cut short: write 2, 4 or 8 hexadecimal digits.';
  return { type: 'string', text, start, end: end + 1 };
}

function closingQuote(source: string, start: number, quote: string): number {
  let at = source.indexOf(quote, start);
  for (let from = start; at >= 0; at = source.indexOf(quote, from)) {
    if (!escaped(source, from, at)) return at;
    from = at + 1;
  }
  return -1;
}

/** True when an odd number of backslashes stands before `at`, none of them left of `from`. */
function escaped(source: string, from: number, at: number): boolean {
  let slash = at;
  while (slash > from && source[slash - 1] === '\\') slash--;
  return (at - slash) % 2 === 1;
}

/** The text with its escapes resolved; undefined when one of them is cut short. */
function unescapeText(raw: string): string | undefined {
  if (!raw.includes('\\')) return raw;
  const parts: string[] = [];
  let at = 0;
  for (const match of raw.matchAll(ESCAPE)) {
    const part = escapeValue(match);
    if (part === undefined) return undefined;
    parts.push(raw.slice(at, match.index), part);
    at = match.index + match[0].length;
  }
  return parts.join('') + raw.slice(at);
}

function escapeValue([whole, x, u, wide, octal, other = '']: RegExpMatchArray): string | undefined {
  const hex = x ?? u ?? wide;
  if (hex !== undefined) {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff ? undefined : String.fromCodePoint(code);
  }
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
  return CUT_SHORT.has(other) ? undefined : (SIMPLE[other] ?? whole);
}
