import { changedMessages } from '../../prompt/same-shape.js';
import type { Screen } from '../parts.js';

export const sameMessages: Screen = {
  id: 'same-messages',
  check: (child, { seed }) => changedMessages(seed.doc, child.doc),
};
