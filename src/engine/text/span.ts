/** A range of a text: UTF-16 offsets, `end` exclusive. Every position inside the engine is one of these. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function sliceOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True when the two share a character, or when an empty span lies strictly inside the other. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Compares by where things begin: for `sort`. */
export function inTextOrder(a: { readonly span: Span }, b: { readonly span: Span }): number {
  return a.span.start - b.span.start;
}
