import type { Span } from './span.js';

/** A piece of a text and where it stands in its source. */
export interface MappedPiece {
  readonly span: Span;
  readonly source: Span;
  /** Copied character by character; otherwise the source says the piece in its own way, as an escape does. */
  readonly verbatim: boolean;
}

/**
 * Where the characters of a text stand in the source it was decoded from, such as a quoted value in a file. Both sides
 * run in the same order; between two pieces the source may have what the text has not, such as a line's indent.
 */
export interface OffsetMap {
  readonly text: string;
  readonly source: string;
  /** The part of the source that was decoded. */
  readonly range: Span;
  readonly pieces: readonly MappedPiece[];
  /** Where the character at an offset of the text stands. */
  toSource(offset: number): number;
  /** From the first character to the end of the last one: a gap at either edge is left out. */
  spanToSource(span: Span): Span;
  /** The character that stands at an offset of the source, or the next one. */
  toText(offset: number): number;
  spanToText(span: Span): Span;
  /** The pieces within a span of the text, cut at its edges. */
  within(span: Span): readonly MappedPiece[];
}

/** Pieces are in order, without gaps on the side of the text. Lookups are O(log pieces). */
function createOffsetMap({
  text,
  source,
  range,
  pieces,
}: Pick<OffsetMap, 'text' | 'source' | 'range' | 'pieces'>): OffsetMap {
  const atText = (offset: number): MappedPiece | undefined =>
    pieces[firstEndingAfter(pieces, offset, ({ span }) => span)];
  const last = pieces.at(-1);
  const end = last?.source.end ?? range.start;
  const map: OffsetMap = {
    text,
    source,
    range,
    pieces,
    toSource: (offset) => startOf(atText(offset), offset) ?? end,
    spanToSource(span) {
      const start = map.toSource(span.start);
      if (span.end <= span.start) return { start, end: start };
      return { start, end: Math.max(start, endOf(atText(span.end - 1), span.end) ?? end) };
    },
    toText(offset) {
      const piece = pieces[firstEndingAfter(pieces, offset, ({ source: place }) => place)];
      if (piece === undefined) return text.length;
      return piece.verbatim ? piece.span.start + Math.max(0, offset - piece.source.start) : piece.span.start;
    },
    spanToText: (span) => ({ start: map.toText(span.start), end: map.toText(span.end) }),
    within(span) {
      const first = firstEndingAfter(pieces, span.start, (piece) => piece.span);
      const found: MappedPiece[] = [];
      for (let i = first, piece = pieces[i]; piece !== undefined && piece.span.start < span.end; piece = pieces[++i])
        found.push(cut(piece, span));
      return found;
    },
  };
  return map;
}

function startOf(piece: MappedPiece | undefined, offset: number): number | undefined {
  if (piece === undefined) return undefined;
  return piece.verbatim ? piece.source.start + Math.max(0, offset - piece.span.start) : piece.source.start;
}

function endOf(piece: MappedPiece | undefined, offset: number): number | undefined {
  return piece?.verbatim === true ? piece.source.start + offset - piece.span.start : piece?.source.end;
}

/** A piece that is not verbatim stays whole. */
function cut(piece: MappedPiece, { start, end }: Span): MappedPiece {
  if (!piece.verbatim || (start <= piece.span.start && piece.span.end <= end)) return piece;
  const span = { start: Math.max(start, piece.span.start), end: Math.min(end, piece.span.end) };
  const shift = piece.source.start - piece.span.start;
  return { span, source: { start: span.start + shift, end: span.end + shift }, verbatim: true };
}

function firstEndingAfter(pieces: readonly MappedPiece[], offset: number, side: (piece: MappedPiece) => Span): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && side(piece).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Collects a text and its map while a source is decoded from left to right. */
export interface MapBuilder {
  /** Takes a part of the source as it is. */
  copy(start: number, end: number): void;
  /** Takes what a part of the source stands for; an empty part where the source does not say it. */
  put(text: string, start: number, end: number): void;
  finish(range: Span): OffsetMap;
}

export function createMapBuilder(source: string): MapBuilder {
  const pieces: MappedPiece[] = [];
  let text = '';
  const add = (piece: string, place: Span, verbatim: boolean): void => {
    const span = { start: text.length, end: text.length + piece.length };
    text += piece;
    const last = pieces.at(-1);
    if (verbatim && last?.verbatim === true && last.source.end === place.start)
      pieces[pieces.length - 1] = joined(last, span, place);
    else pieces.push({ span, source: place, verbatim });
  };
  return {
    copy: (start, end) => {
      if (start < end) add(source.slice(start, end), { start, end }, true);
    },
    put: (piece, start, end) => {
      if (piece !== '') add(piece, { start, end }, piece === source.slice(start, end));
    },
    finish: (range) => createOffsetMap({ text, source, range, pieces }),
  };
}

function joined(piece: MappedPiece, span: Span, source: Span): MappedPiece {
  return {
    span: { start: piece.span.start, end: span.end },
    source: { start: piece.source.start, end: source.end },
    verbatim: true,
  };
}
