import type { Span } from '../text/span.js';
import { isRoleLine } from './role-lines.js';

/** Where the front matter of a file is. All spans are offsets into the whole text. */
export interface FrontMatterPlace {
  /** The opening `---`, without its line break. */
  readonly opening: Span;
  /** Between the two `---` lines, these left out. */
  readonly yaml: Span;
  /** False when no second `---` line follows: the front matter then ends at the first role line or the end. */
  readonly closed: boolean;
  /** Where the template starts: after the closing line's line break. */
  readonly bodyStart: number;
}

export interface TextLine extends Span {
  /** After the line break. */
  readonly next: number;
}

const fence = /^---[ \t]*$/;

/**
 * Front matter opens at a first line `---` and closes at the next one. A byte order mark, blank lines and `#` lines
 * (a licence) may stand before it, as in dotprompt. Splitting by lines, not by a search for `---`, keeps a value such
 * as `a --- b` whole.
 */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const opening = openingLine(text);
  if (opening === undefined) return undefined;
  let firstRole: TextLine | undefined;
  for (const line of linesFrom(text, opening.next)) {
    const content = text.slice(line.start, line.end);
    if (fence.test(content)) {
      return {
        opening: trimmed(opening),
        yaml: { start: opening.next, end: line.start },
        closed: true,
        bodyStart: line.next,
      };
    }
    if (firstRole === undefined && isRoleLine(content)) firstRole = line;
  }
  const end = firstRole?.start ?? text.length;
  return { opening: trimmed(opening), yaml: { start: opening.next, end }, closed: false, bodyStart: end };
}

/** The text with blanks for its front matter, so that places in the template stay what they are. */
export function blankFrontMatter(text: string): string {
  const bodyStart = findFrontMatter(text)?.bodyStart ?? 0;
  return text.slice(0, bodyStart).replaceAll(/[^\r\n]/g, ' ') + text.slice(bodyStart);
}

function openingLine(text: string): TextLine | undefined {
  for (const line of linesFrom(text, text.startsWith('\uFEFF') ? 1 : 0)) {
    const content = text.slice(line.start, line.end);
    if (fence.test(content)) return line;
    const mayPrecede = content.trim() === '' || (content.startsWith('#') && !isRoleLine(content));
    if (!mayPrecede) return undefined;
  }
  return undefined;
}

function trimmed(opening: TextLine): Span {
  return { start: opening.start, end: opening.start + 3 };
}

/** The lines from an offset on; nothing after a last line break. */
export function linesOf(text: string, from: number): TextLine[] {
  return [...linesFrom(text, from)];
}

function* linesFrom(text: string, from: number): Generator<TextLine> {
  const lineBreak = /\r\n|\r|\n/g;
  let start = from;
  while (start < text.length) {
    lineBreak.lastIndex = start;
    const found = lineBreak.exec(text);
    const end = found?.index ?? text.length;
    const next = end + (found?.[0].length ?? 0);
    yield { start, end, next };
    start = next;
  }
}
