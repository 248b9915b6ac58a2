import type { Segment } from './template.js';

/** The text of a rendering. Markers and sections are places between texts, media are no text: they add nothing. */
export function segmentsText(segments: readonly Segment[]): string {
  let text = '';
  for (const segment of segments) text += segmentText(segment);
  return text;
}

export function segmentText(segment: Segment): string {
  return segment.kind === 'literal' || segment.kind === 'value' ? segment.text : '';
}
