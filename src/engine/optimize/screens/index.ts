import type { Screen } from '../parts.js';
import { withinConstraints } from './constraints.js';
import { knownDemos } from './known-demos.js';
import { lengthLimit } from './length-limit.js';
import { noCopiedRow } from './no-copied-row.js';
import { noDuplicate } from './no-duplicate.js';
import { noMetaTalk } from './no-meta-talk.js';
import { noNewErrors } from './no-new-errors.js';
import { notEmpty } from './not-empty.js';
import { sameFrozenText } from './same-frozen-text.js';
import { sameMessages } from './same-messages.js';
import { samePlaceholders } from './same-placeholders.js';

/** Always on, in this order: the cheap and the telling ones first. */
export const screens: readonly Screen[] = [
  notEmpty,
  samePlaceholders,
  sameMessages,
  sameFrozenText,
  knownDemos,
  lengthLimit,
  noMetaTalk,
  noCopiedRow,
  noDuplicate,
  withinConstraints,
  noNewErrors,
];
