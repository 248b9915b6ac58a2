import { contains, type Span } from './span.js';

/** Spans in order of their starts, those that touch or overlap made one. */
export function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last === undefined || span.start > last.end) found.push(span);
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return found;
}

/** True where a span lies inside one of `joinedSpans`. */
export function isInside(joined: readonly Span[], span: Span): boolean {
  let [low, high] = [0, joined.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((joined[middle]?.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const last = joined[low - 1];
  return last !== undefined && contains(last, span);
}
