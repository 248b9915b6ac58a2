import type { Span } from '../../../text/span.js';

/** Where a Markdown file's front matter is. All spans are offsets into the whole text. */
export interface Header {
  /** The opening `---`, without its line break. */
  readonly opening: Span;
  readonly yaml: Span;
  readonly closed: boolean;
  readonly bodyStart: number;
}

const opening = /^\uFEFF?---\s*?(?:\r\n|\r|\n|$)/;
const closing = /^---[ \t]*(?:\r\n|\r|\n|$)/gm;

/**
 * As VS Code finds it: only the very first line opens it, the next line of three dashes closes it, and without one it
 * goes to the end of the file.
 */
export function findHeader(text: string): Header | undefined {
  const first = opening.exec(text)?.[0];
  if (first === undefined) return undefined;
  const dashes = text.indexOf('---');
  const place = { opening: { start: dashes, end: dashes + 3 } };
  closing.lastIndex = first.length;
  const last = closing.exec(text);
  if (last === null) {
    return { ...place, yaml: { start: first.length, end: text.length }, closed: false, bodyStart: text.length };
  }
  const yaml = { start: first.length, end: last.index };
  return { ...place, yaml, closed: true, bodyStart: last.index + last[0].length };
}
