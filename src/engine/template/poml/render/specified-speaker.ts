import { attributeOf, type PomlElement, staticText } from '../nodes.js';
import type { Speaker } from './box.js';
import type { Place } from './run.js';

const speakers: readonly Speaker[] = ['system', 'human', 'ai', 'tool'];

/** Whoever the element itself says speaks. */
export function specifiedSpeaker(element: PomlElement, place: Place): Speaker | undefined {
  const written = staticText(attributeOf(element, 'speaker'));
  const named = speakers.find((speaker) => speaker === written);
  if (named !== undefined) return named;
  switch (element.component) {
    case 'systemmsg':
      return 'system';
    case 'humanmsg':
      return 'human';
    case 'aimsg':
      return 'ai';
    case 'input':
      return place.isChat ? 'human' : undefined;
    case 'output':
      return place.isChat ? 'ai' : undefined;
    default:
      return undefined;
  }
}
