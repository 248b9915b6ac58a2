import { isBlank } from '../blanks.js';
import type { Budget } from '../values/value.js';

interface WrapRules {
  readonly width: number;
  readonly breakLongWords: boolean;
  readonly breakOnHyphens: boolean;
}

/** One paragraph in lines of at most `width`, as Python's `textwrap.wrap` breaks it. */
export function wrapText(text: string, rules: WrapRules, budget: Budget): string[] {
  const chunks = chunksOf(text, rules.breakOnHyphens).reverse();
  const lines: string[] = [];
  while (chunks.length > 0) {
    if (lines.length > 0 && blank(chunks.at(-1))) chunks.pop();
    budget.spend(1);
    const line = fillLine(chunks, rules);
    if (blank(line.at(-1))) line.pop();
    if (line.length > 0) lines.push(line.join(''));
  }
  return lines;
}

function blank(chunk: string | undefined): boolean {
  return chunk !== undefined && (chunk === '' || isBlank(chunk.charCodeAt(0)));
}

/** Takes chunks from the end of the list until the line is full; a line without any takes at least a piece of one. */
function fillLine(chunks: string[], { width, breakLongWords, breakOnHyphens }: WrapRules): string[] {
  const line: string[] = [];
  let length = 0;
  for (let next = chunks.at(-1); next !== undefined && length + next.length <= width; next = chunks.at(-1)) {
    line.push(next);
    length += next.length;
    chunks.pop();
  }
  const long = chunks.at(-1);
  if (long === undefined || long.length <= width) return line;
  if (breakLongWords) {
    const cut = breakOnHyphens ? behindHyphen(long, width - length) : width - length;
    line.push(long.slice(0, cut));
    chunks[chunks.length - 1] = long.slice(cut);
  } else if (line.length === 0) {
    line.push(long);
    chunks.pop();
  }
  return line;
}

/** Where a long word is cut: behind its last hyphen that has room, if letters stand before it. */
function behindHyphen(word: string, room: number): number {
  const hyphen = room > 0 ? word.lastIndexOf('-', room - 1) : -1;
  return hyphen > 0 && /[^-]/.test(word.slice(0, hyphen)) ? hyphen + 1 : room;
}

/** Words and the blanks between them; with `hyphens` a word may also end behind a hyphen between letters. */
function chunksOf(text: string, hyphens: boolean): string[] {
  const chunks = wordsAndBlanks(text);
  return hyphens ? chunks.flatMap((chunk) => (blank(chunk) ? [chunk] : hyphenParts(chunk))) : chunks;
}

/** Character by character: a pattern runs out of its own stack on a word of some million characters. */
function wordsAndBlanks(text: string): string[] {
  const chunks: string[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && separates(text.charCodeAt(at)) === separates(text.charCodeAt(at - 1))) continue;
    chunks.push(text.slice(start, at));
    start = at;
  }
  return chunks;
}

/** The blanks of ASCII: `textwrap` breaks lines at no others. */
function separates(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

const LETTER = /[\p{L}_]/u;
const WORD = /[\p{L}\p{N}_"'&.,?!]/u;

/** A hyphen between letters, with something word-like further on both sides. */
function mayBreak(word: string, at: number): boolean {
  const before = LETTER.test(word.charAt(at - 1)) && WORD.test(word.charAt(at - 2));
  const after = LETTER.test(word.charAt(at + 1)) && (at + 2 >= word.length || /[\p{L}_-]/u.test(word.charAt(at + 2)));
  return before && after;
}

function hyphenParts(word: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = word.indexOf('-'); at >= 0; at = word.indexOf('-', at + 1)) {
    if (at - start >= 2 && mayBreak(word, at)) {
      parts.push(word.slice(start, at + 1));
      start = at + 1;
    }
  }
  return [...parts, word.slice(start)].filter((part) => part !== '');
}
