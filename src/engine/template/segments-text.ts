import type { Segment } from './template.js';

/** The text of a rendering. Markers and sections are places between texts, media are no text: they add nothing. */
export function segmentsText(segments: readonly Segment[]): string {
  let text = '';
  // By index: the few segments of a short prompt are read in less time than an iterator is made.
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    if (segment?.kind === 'literal' || segment?.kind === 'value') text += segment.text;
  }
  return text;
}

export function segmentText(segment: Segment): string {
  return segment.kind === 'literal' || segment.kind === 'value' ? segment.text : '';
}
