import { changedPlaceholders } from '../../prompt/same-shape.js';
import type { Screen } from '../parts.js';

export const samePlaceholders: Screen = {
  id: 'same-placeholders',
  check: (child, { seed }) => changedPlaceholders(seed.doc, child.doc),
};
