import { changedFrozenText } from '../../prompt/same-shape.js';
import type { Screen } from '../parts.js';

/** Demonstrations may be set in the front matter. */
export const sameFrozenText: Screen = {
  id: 'same-frozen-text',
  check: (child, { seed }) =>
    changedFrozenText(seed.doc, child.doc, child.genome.demos === undefined ? 'whole' : 'but demos'),
};
