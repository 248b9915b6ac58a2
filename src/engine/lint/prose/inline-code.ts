import type { Span } from '../../text/span.js';

const runOrBreak = /(`+)|(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/g;

/**
 * The code between equally long runs of backticks, the runs included (CommonMark 0.31, 6.1). It ends with its paragraph:
 * an odd backtick hides no more than that.
 */
export function inlineCode(text: string): Span[] {
  return paragraphsOfRuns(text).flatMap(pairs);
}

interface Run {
  readonly start: number;
  readonly length: number;
}

function paragraphsOfRuns(text: string): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (const { 1: run, index } of text.matchAll(runOrBreak)) {
    if (run === undefined) paragraphs.push([]);
    else paragraphs.at(-1)?.push({ start: index, length: run.length });
  }
  return paragraphs;
}

/** Each run closes at the next one of its length; those in between are code. */
function pairs(runs: readonly Run[]): Span[] {
  const next = nextOfLength(runs);
  const spans: Span[] = [];
  for (let at = 0; at < runs.length; at++) {
    const open = runs[at];
    const close = runs[next[at] ?? -1];
    if (open === undefined || close === undefined) continue;
    spans.push({ start: open.start, end: close.start + close.length });
    at = next[at] ?? at;
  }
  return spans;
}

/** By index: where the next run of the same length is. */
function nextOfLength(runs: readonly Run[]): readonly (number | undefined)[] {
  const latest = new Map<number, number>();
  return runs
    .map((_, index) => runs.length - 1 - index)
    .map((index) => {
      const length = runs[index]?.length ?? 0;
      const next = latest.get(length);
      latest.set(length, index);
      return next;
    })
    .reverse();
}
