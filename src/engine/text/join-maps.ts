import { createMapBuilder, type MapBuilder, type MappedPiece, type OffsetMap } from './offset-map.js';
import type { Span } from './span.js';

/** A text to put before the text of a map, and the place of the source it stands for. */
export interface JoinedPart {
  readonly lead: string;
  readonly leadSpan: Span;
  readonly map: OffsetMap;
}

/** One text of several of the same source, each behind its lead; `starts` are where the leads are in it. */
export function joinMaps(
  source: string,
  range: Span,
  parts: readonly JoinedPart[],
): { map: OffsetMap; starts: number[] } {
  const out = createMapBuilder(source);
  const starts: number[] = [];
  let length = 0;
  for (const { lead, leadSpan, map } of parts) {
    starts.push(length);
    out.put(lead, leadSpan.start, leadSpan.end);
    addPieces(out, map, map.pieces);
    length += lead.length + map.text.length;
  }
  return { map: out.finish(range), starts };
}

/** The map of a text that was decoded from the text of another map, such as a JSON string in a YAML value. */
export function throughMap(inner: OffsetMap, outer: OffsetMap): OffsetMap {
  const out = createMapBuilder(outer.source);
  for (const { span, source, verbatim } of inner.pieces) {
    const place = outer.spanToSource(source);
    const within = outer.within(source);
    // A piece that the source says in its own way cannot be cut: of one that is longer, the text is taken.
    const isWhole = within.every(
      (one) => one.verbatim || (one.span.start >= source.start && one.span.end <= source.end),
    );
    if (verbatim && isWhole) addPieces(out, outer, within);
    else out.put(inner.text.slice(span.start, span.end), place.start, place.end);
  }
  return out.finish(outer.spanToSource(inner.range));
}

function addPieces(out: MapBuilder, { text }: OffsetMap, pieces: readonly MappedPiece[]): void {
  for (const { span, source, verbatim } of pieces) {
    if (verbatim) out.copy(source.start, source.end);
    else out.put(text.slice(span.start, span.end), source.start, source.end);
  }
}
