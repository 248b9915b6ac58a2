import { attributeOf, type PomlElement } from '../nodes.js';
import { apart, type Box, joined } from './box.js';
import { booleanAttribute } from './render-text.js';
import { gapOf, type Place } from './run.js';

/** A paragraph keeps a blank line around it, or with `blankLine="false"` a line break. */
export function paragraph(element: PomlElement, box: Box, place: Place, breaks = 2): Box {
  const blankLine = booleanAttribute(attributeOf(element, 'blankline'), place);
  return apart(box, blankLine === undefined ? breaks : blankLine ? 2 : 1);
}

/** Boxes one after the other, as the content of an element. */
export function sequence(boxes: readonly Box[], element: PomlElement, place: Place): Box {
  return joined(boxes, gapOf(element, place));
}
