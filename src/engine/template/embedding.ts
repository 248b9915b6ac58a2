import { createLineIndex } from '../text/line-index.js';
import type { OffsetMap } from '../text/offset-map.js';
import type { Span } from '../text/span.js';
import { type Rendering, type Segment, TemplateError, type TemplatePlace } from './template.js';

/** Moves every span in plain data, such as a template's tree and facts, from the text of a map to its source. */
export function moveSpans<T>(data: T, map: OffsetMap): T {
  return moved(data, map) as T;
}

function moved(value: unknown, map: OffsetMap): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, map));
  if (!isPlain(value)) return value;
  const inner = Object.entries(value).map(([key, field]) => [key, moved(field, map)] as const);
  return { ...Object.fromEntries(inner), ...(isSpan(value) && map.spanToSource(value)) };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isSpan(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & Span {
  return typeof value['start'] === 'number' && typeof value['end'] === 'number';
}

/** Literal places of a text, each cut into what stands in one piece in the source, so that no indent or escape is in between. */
export function moveLiterals(literals: readonly Span[], map: OffsetMap): Span[] {
  return literals.flatMap((literal) => map.within(literal).map(({ source }) => source));
}

/** A rendering of the text, its pieces placed in the source. Pieces of partials stay where they are. */
export function moveRendering({ segments, undefined: missing }: Rendering, map: OffsetMap): Rendering {
  return {
    segments: segments.flatMap((segment) => (segment.template === undefined ? moveSegment(segment, map) : [segment])),
    undefined: missing.map((use) => ({ ...use, span: map.spanToSource(use.span) })),
  };
}

/** A literal is cut where the source goes on elsewhere: its pieces then are as long as their places. */
function moveSegment(segment: Segment, map: OffsetMap): Segment[] {
  const { span } = segment;
  if (segment.kind !== 'literal' || segment.text.length !== span.end - span.start)
    return [{ ...segment, span: map.spanToSource(span) }];
  return map.within(span).map((piece): Segment => {
    const text = segment.text.slice(Math.max(0, piece.span.start - span.start), piece.span.end - span.start);
    return { ...segment, text, span: piece.source };
  });
}

/** The error at its place in the source; one in a partial is there already. */
export function moveError(error: unknown, map: OffsetMap): unknown {
  if (!(error instanceof TemplateError)) return error;
  const inSource = (place: TemplatePlace): TemplatePlace => {
    if (place.template !== undefined) return place;
    const offset = map.toSource(createLineIndex(map.text).offsetAt(place));
    return { template: undefined, ...createLineIndex(map.source).positionAt(offset) };
  };
  return new TemplateError(error.message, { ...inSource(error), chain: error.chain.map(inSource) });
}
