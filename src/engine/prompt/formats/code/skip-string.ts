import type { CodeLanguage, StringHole, StringToken } from './token.js';

/** Strings in the expressions of strings: deeper than this nobody writes, and no stack overflows. */
const deepest = 8;

interface Reading {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly depth: number;
}

/** The string whose quote is at `quoteAt`; undefined where it has no end: at the line's, or at the file's if it may be longer. */
export function readString(
  reading: Reading,
  { start, quoteAt, prefix }: { readonly start: number; readonly quoteAt: number; readonly prefix: string },
): StringToken | undefined {
  if (reading.depth > deepest) return undefined;
  const quote = quoteOf(reading, quoteAt);
  const holes: StringHole[] = [];
  const bodyStart = quoteAt + quote.length;
  const end = findEnd(reading, { at: bodyStart, quote, opening: openingOf(quote, prefix) }, holes);
  if (end === undefined) return undefined;
  return { kind: 'string', start, end: end + quote.length, body: { start: bodyStart, end }, prefix, quote, holes };
}

function quoteOf({ text, language }: Reading, at: number): string {
  const one = text[at] ?? '';
  return language === 'python' && text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
}

/** What starts an expression in the string; empty where nothing does. */
function openingOf(quote: string, prefix: string): '' | '{' | '${' {
  if (quote === '`') return '${';
  return /[ft]/.test(prefix) ? '{' : '';
}

interface Body {
  readonly at: number;
  readonly quote: string;
  readonly opening: '' | '{' | '${';
}

function findEnd(reading: Reading, { at: from, quote, opening }: Body, holes: StringHole[]): number | undefined {
  const { text } = reading;
  const special = specialIn(quote, opening);
  special.lastIndex = from;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const { 0: found, index: at } = match;
    if (found === '\n' || found === '\r') return undefined;
    if (found === quote) return at;
    if (found.startsWith('\\') || found === '{{') continue;
    const hole = readHole(reading, at, opening);
    if (hole === undefined) return undefined;
    holes.push(hole);
    special.lastIndex = hole.end;
  }
  return undefined;
}

const patterns = new Map<string, string>();

/** What may end a string or needs a look: its quote, a backslash with what follows, an expression, for some the line's end. */
function specialIn(quote: string, opening: Body['opening']): RegExp {
  const key = quote + opening;
  const known = patterns.get(key);
  if (known !== undefined) return new RegExp(known, 'g');
  const parts = [quote, String.raw`\\[^]`];
  if (opening === '{') parts.push(String.raw`\{\{?`);
  if (opening === '${') parts.push(String.raw`\$\{`);
  if (quote !== '`' && quote.length === 1) parts.push('[\r\n]');
  patterns.set(key, parts.join('|'));
  return new RegExp(parts.join('|'), 'g');
}

const stops = /["'`{}()[\]]|![rsa](?=[}:])|:|=(?=\s*[}!:])/g;

/** From the opening to the brace that closes it; brackets and strings inside of it belong together. */
function readHole(reading: Reading, start: number, opening: Body['opening']): StringHole | undefined {
  const { text, language } = reading;
  const innerStart = start + opening.length;
  const stop = new RegExp(stops);
  stop.lastIndex = innerStart;
  let depth = 0;
  let innerEnd: number | undefined;
  for (let match = stop.exec(text); match !== null; match = stop.exec(text)) {
    const { 0: found, index: at } = match;
    if (found === '}' && depth === 0) return holeOf(text, { start, end: at + 1 }, { innerStart, innerEnd });
    if (/["'`]/.test(found)) {
      const inside = innerEnd === undefined ? stringWithin(reading, at) : { end: at + 1 };
      if (inside === undefined) return undefined;
      stop.lastIndex = inside.end;
    } else if (language === 'python' && depth === 0 && /^[!:=]/.test(found)) innerEnd ??= at;
    depth += nesting(found);
    if (depth < 0) return undefined;
  }
  return undefined;
}

function nesting(found: string): -1 | 0 | 1 {
  if (/[{([]/.test(found)) return 1;
  return /[})\]]/.test(found) ? -1 : 0;
}

function stringWithin({ text, language, depth }: Reading, quoteAt: number): StringToken | undefined {
  const letters = language === 'python' ? (/[a-zA-Z]{0,2}$/.exec(text.slice(quoteAt - 2, quoteAt))?.[0] ?? '') : '';
  const prefix = /^(?:[rbfut]|br|rb|fr|rf)$/i.test(letters) ? letters.toLowerCase() : '';
  return readString({ text, language, depth: depth + 1 }, { start: quoteAt, quoteAt, prefix });
}

function holeOf(
  text: string,
  { start, end }: { start: number; end: number },
  { innerStart, innerEnd }: { innerStart: number; innerEnd: number | undefined },
): StringHole {
  const raw = text.slice(innerStart, innerEnd ?? end - 1);
  const lead = raw.length - raw.trimStart().length;
  const inner = { start: innerStart + lead, end: innerStart + lead + raw.trim().length };
  return { start, end, inner, isPlain: innerEnd === undefined };
}
