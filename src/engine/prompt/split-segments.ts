import { skipBlanks, skipBlanksBack } from '../template/jinja/blanks.js';
import type { Segment } from '../template/template.js';
import { segmentText } from '../template/segments-text.js';

/** The parts of a rendering between the marks in its text, which may stand across two pieces. The marks are in none of them. */
export function splitSegments(segments: readonly Segment[], mark: string): Segment[][] {
  const text = segments.map(segmentText).join('');
  const parts: Segment[][] = [];
  let start = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, start)) {
    parts.push(cutOut(segments, start, at));
    start = at + mark.length;
  }
  return [...parts, cutOut(segments, start, text.length)];
}

/** A part without the blanks at its ends, those of values too, as Python's `strip` leaves it. */
export function stripSegments(segments: readonly Segment[]): Segment[] {
  const text = segments.map(segmentText).join('');
  const start = skipBlanks(text, 0);
  return cutOut(segments, start, skipBlanksBack(text, start, text.length));
}

/** The pieces between two offsets of the joined text. Empty pieces inside stay: they are places where a value is missing. */
function cutOut(segments: readonly Segment[], start: number, end: number): Segment[] {
  let at = 0;
  return segments.flatMap((segment) => {
    const from = at;
    at += segmentText(segment).length;
    const isWithin = from === at ? from >= start && from <= end : at > start && from < end;
    if (!isWithin) return [];
    return [piece(segment, Math.max(0, start - from), Math.min(at, end) - from)];
  });
}

function piece(segment: Segment, start: number, end: number): Segment {
  if (segment.kind !== 'literal' && segment.kind !== 'value') return segment;
  const { text, span } = segment;
  if (start === 0 && end === text.length) return segment;
  const cut = text.slice(start, end);
  const isVerbatim = segment.kind === 'literal' && span.end - span.start === text.length;
  return isVerbatim
    ? { ...segment, text: cut, span: { start: span.start + start, end: span.start + end } }
    : { ...segment, text: cut };
}
