import type { Screen } from '../parts.js';

/** The file still parses and the linter finds no error in it that the seed prompt does not have. */
export const noNewErrors: Screen = {
  id: 'no-new-errors',
  check: ({ doc }, { newError }) => newError(doc),
};
