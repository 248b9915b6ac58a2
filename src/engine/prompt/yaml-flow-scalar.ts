import type { MapBuilder } from '../text/offset-map.js';
import type { Span } from '../text/span.js';

interface Line extends Span {
  /** After the line break; the line's own end at the last line. */
  readonly next: number;
}

/** Plain and single-quoted text, without its quotes: its lines are folded, and there are no escapes but `''`. */
export function decodeFolded(source: string, span: Span, out: MapBuilder, style: { quoted: boolean }): void {
  const lines = linesOf(source, span);
  let empties: Line[] = [];
  let before: Line | undefined;
  lines.forEach((line, i) => {
    const isLast = i === lines.length - 1;
    const content = trimmed(source, line, { start: i > 0, end: !isLast });
    if (content.start === content.end && i > 0 && !isLast) {
      empties.push(line);
      return;
    }
    if (before !== undefined) foldBreaks(before, empties, out);
    copyContent(source, content, out, style.quoted);
    [before, empties] = [line, []];
  });
}

/** One line break is a blank; of several, all but the first are kept. */
function foldBreaks(before: Line, empties: readonly Line[], out: MapBuilder): void {
  if (empties.length === 0) out.put(' ', before.end, before.next);
  for (const { end, next } of empties) out.put('\n', end, next);
}

function copyContent(source: string, { start, end }: Span, out: MapBuilder, quoted: boolean): void {
  let at = start;
  if (quoted) {
    for (let quote = source.indexOf("''", at); quote >= 0 && quote < end; quote = source.indexOf("''", at)) {
      out.copy(at, quote);
      out.put("'", quote, quote + 2);
      at = quote + 2;
    }
  }
  out.copy(at, end);
}

function linesOf(source: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (let lf = source.indexOf('\n', at); lf >= 0 && lf < end; lf = source.indexOf('\n', at)) {
    const cr = lf > at && source[lf - 1] === '\r' ? 1 : 0;
    lines.push({ start: at, end: lf - cr, next: lf + 1 });
    at = lf + 1;
  }
  return [...lines, { start: at, end, next: end }];
}

function trimmed(source: string, line: Span, side: { start: boolean; end: boolean }): Span {
  let { start, end } = line;
  if (side.start) while (start < end && isBlank(source[start])) start++;
  if (side.end) while (end > start && isBlank(source[end - 1])) end--;
  return { start, end };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

const PIECE =
  /(?<plain>[^\\\r\n \t]+)|(?<fold>[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*)|(?<blanks>[ \t]+)|\\(?:(?<joined>\r?\n[ \t]*)|x(?<x>[\da-fA-F]{2})|u(?<u>[\da-fA-F]{4})|U(?<U>[\da-fA-F]{8})|(?<one>[^]))|(?<rest>[^])/gy;

/** What a backslash and one character stand for, as YAML 1.2 says; the others stand for nothing. */
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1B', ' ': ' ' },
  ...{ '"': '"', '/': '/', '\\': '\\', N: '\u0085', _: '\u00A0', L: '\u2028', P: '\u2029' },
};

/** Double-quoted text between its quotes: folded lines, escapes, and a backslash that joins two lines. */
export function decodeDoubleQuoted(source: string, { start, end }: Span, out: MapBuilder): void {
  const inside = source.slice(0, end);
  PIECE.lastIndex = start;
  for (const match of inside.matchAll(PIECE)) {
    const from = match.index;
    const to = from + match[0].length;
    const { fold, joined, x, u, U, one } = match.groups ?? {};
    const code = x ?? u ?? U;
    if (fold !== undefined) decodeFold(source, { start: from, end: to }, out);
    else if (joined !== undefined) continue;
    else if (code !== undefined) out.put(characterOf(code, match[0]), from, to);
    else if (one !== undefined) out.put(ESCAPES[one] ?? match[0], from, to);
    else out.copy(from, to);
  }
}

function characterOf(code: string, written: string): string {
  const point = Number.parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : written;
}

function decodeFold(source: string, fold: Span, out: MapBuilder): void {
  const [first, ...others] = [...source.slice(fold.start, fold.end).matchAll(/\r?\n/g)].map((lineBreak) => ({
    start: fold.start + lineBreak.index,
    end: fold.start + lineBreak.index + lineBreak[0].length,
  }));
  if (first !== undefined && others.length === 0) out.put(' ', first.start, first.end);
  for (const { start, end } of others) out.put('\n', start, end);
}
