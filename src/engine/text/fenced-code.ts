import type { Span } from './span.js';

const fenceLine = /^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})([^\r\n]*)/gm;

/** The fenced code blocks of Markdown inside `range`, fences included; one that is not closed goes to the end. */
export function fencedCode(text: string, range: Span): Span[] {
  const { closed, open } = blocksIn(text, range);
  return open === undefined ? closed : [...closed, { start: open.start, end: range.end }];
}

/** The line of a fence inside `range` that nothing closes. */
export function openFence(text: string, range: Span): Span | undefined {
  return blocksIn(text, range).open;
}

interface Blocks {
  readonly closed: Span[];
  /** The opening line of the last block, where nothing closes it. */
  readonly open: Span | undefined;
}

function blocksIn(text: string, range: Span): Blocks {
  const closed: Span[] = [];
  let open: { line: Span; fence: string } | undefined;
  for (const { 0: line, 1: fence = '', 2: info = '', index } of text
    .slice(range.start, range.end)
    .matchAll(fenceLine)) {
    const start = range.start + index;
    const span = { start, end: start + line.length };
    if (open === undefined) {
      // Backticks after backticks make inline code of it.
      if (!(fence.startsWith('`') && info.includes('`'))) open = { line: span, fence };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      closed.push({ start: open.line.start, end: span.end });
      open = undefined;
    }
  }
  return { closed, open: open?.line };
}
