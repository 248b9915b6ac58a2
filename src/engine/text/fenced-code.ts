import type { Span } from './span.js';

const fenceLine = /^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})([^\r\n]*)/gm;

/** The fenced code blocks of Markdown inside `range`, fences included; one that is not closed goes to the end. */
export function fencedCode(text: string, range: Span): Span[] {
  const blocks: Span[] = [];
  let open: { start: number; fence: string } | undefined;
  for (const { 0: line, 1: fence = '', 2: info = '', index } of text
    .slice(range.start, range.end)
    .matchAll(fenceLine)) {
    const start = range.start + index;
    if (open === undefined) {
      // Backticks after backticks make inline code of it.
      if (!(fence.startsWith('`') && info.includes('`'))) open = { start, fence };
    } else if (fence.startsWith(open.fence) && info.trim() === '') {
      blocks.push({ start: open.start, end: start + line.length });
      open = undefined;
    }
  }
  if (open !== undefined) blocks.push({ start: open.start, end: range.end });
  return blocks;
}
