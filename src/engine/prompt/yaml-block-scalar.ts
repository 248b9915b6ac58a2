import type { MapBuilder } from '../text/offset-map.js';
import type { Span } from '../text/span.js';

/** What stands after `|` or `>`, and where its lines are. */
export interface BlockScalar {
  readonly folded: boolean;
  readonly chomp: '-' | '+' | '';
  /** Columns of indent that are not part of the text; undefined where the first line decides. */
  readonly indent: number | undefined;
  readonly lines: Span;
}

interface Line {
  readonly start: number;
  /** Where its first character that is no blank stands. */
  readonly text: number;
  /** Without the line break. */
  readonly end: number;
  /** After the line break; undefined at the end of the source. */
  readonly next: number | undefined;
}

/** Decodes a literal or folded block: lines without their indent, folded where the block says so, chomped at the end. */
export function decodeBlock(source: string, block: BlockScalar, out: MapBuilder): void {
  const lines = linesOf(source, block.lines);
  const first = lines.findIndex(hasText);
  if (first < 0) {
    keepBlankLines(lines, block, out);
    return;
  }
  const indent = block.indent ?? indentOf(lines[first] ?? lines[0]);
  const end = contentEnd(lines, indent);
  for (const line of lines.slice(0, first)) {
    copyLine(line, indent, out);
    putBreak(line, '\n', out);
  }
  const content = lines.slice(first, end);
  if (block.folded) foldLines(source, content, indent, out);
  else joinLines(content, indent, out);
  chompEnd(lines, end, block.chomp, out);
}

function linesOf(source: string, { start, end }: Span): [Line, ...Line[]] {
  const lines: Line[] = [];
  let at = start;
  for (let lf = source.indexOf('\n', at); lf >= 0 && lf < end; lf = source.indexOf('\n', at)) {
    lines.push(lineAt(source, { start: at, end: lf > at && source[lf - 1] === '\r' ? lf - 1 : lf }, lf + 1));
    at = lf + 1;
  }
  const last = lineAt(source, { start: at, end }, undefined);
  const [first = last, ...others] = lines;
  return lines.length === 0 ? [last] : [first, ...others, last];
}

function lineAt(source: string, { start, end }: Span, next: number | undefined): Line {
  let text = start;
  while (text < end && source[text] === ' ') text++;
  return { start, text, end, next };
}

function hasText({ text, end }: Line): boolean {
  return text < end;
}

function indentOf({ start, text }: Line): number {
  return text - start;
}

/** After the last line that has text, or blanks beyond the indent. */
function contentEnd(lines: readonly Line[], indent: number): number {
  return lines.findLastIndex((line) => hasText(line) || indentOf(line) > indent) + 1;
}

function copyLine(line: Line, indent: number, out: MapBuilder): void {
  out.copy(Math.min(line.start + indent, line.text), line.end);
}

function putBreak({ end, next }: Line, text: string, out: MapBuilder): void {
  out.put(text, end, next ?? end);
}

function joinLines(lines: readonly Line[], indent: number, out: MapBuilder): void {
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined) putBreak(before, '\n', out);
    copyLine(line, indent, out);
  });
}

/** Lines that begin with a blank or a tab of their own keep the breaks around them. */
function foldLines(source: string, lines: readonly Line[], indent: number, out: MapBuilder): void {
  const isDeeper = (line: Line): boolean => indentOf(line) > indent || source[line.text] === '\t';
  let before: Line | undefined;
  let empties: Line[] = [];
  for (const line of lines) {
    const deeper = isDeeper(line);
    if (!hasText(line) && !deeper) {
      empties.push(line);
      continue;
    }
    if (before !== undefined) {
      if (deeper || isDeeper(before)) putBreak(before, '\n', out);
      else if (empties.length === 0) putBreak(before, ' ', out);
    }
    for (const empty of empties) putBreak(empty, '\n', out);
    copyLine(line, indent, out);
    [before, empties] = [line, []];
  }
}

function chompEnd(lines: readonly Line[], end: number, chomp: BlockScalar['chomp'], out: MapBuilder): void {
  const last = lines[end - 1];
  if (chomp === '-' || last === undefined) return;
  putBreak(last, '\n', out);
  if (chomp === '+') for (const line of lines.slice(end, -1)) putBreak(line, '\n', out);
}

function keepBlankLines(lines: readonly [Line, ...Line[]], { chomp, lines: span }: BlockScalar, out: MapBuilder): void {
  if (chomp !== '+' || span.start >= span.end) return;
  const broken = lines.filter(({ next }) => next !== undefined);
  for (const line of broken.length === 0 ? [lines[0]] : broken) putBreak(line, '\n', out);
}
