import type { RunPlace } from './run-place.js';

/** What a report of an optimization says beside its numbers. */
export interface OptimizePlace extends RunPlace {
  /** The prompt the search started from. */
  readonly file: string;
  /** The file that holds the result; absent where it was not written yet. */
  readonly out?: string;
}
