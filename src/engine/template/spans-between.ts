import type { Span } from '../text/span.js';

/** What is left of `whole` without `cuts`, which are in order and do not overlap; empty spans are left out. */
export function spansBetween(whole: Span, cuts: readonly Span[]): Span[] {
  const starts = [whole.start, ...cuts.map(({ end }) => end)];
  const ends = [...cuts.map(({ start }) => start), whole.end];
  return starts.map((start, i) => ({ start, end: ends[i] ?? start })).filter(({ start, end }) => start < end);
}
