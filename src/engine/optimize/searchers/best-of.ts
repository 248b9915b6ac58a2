import type { MethodParts, Proposer } from '../parts.js';
import { bruteForce } from '../selectors/brute-force.js';
import { oneShot } from './one-shot.js';
import { affordableCandidates, oneShotEstimate } from './one-shot-calls.js';

export interface BestOfOptions {
  readonly proposer: Proposer;
  readonly candidates: number;
  /** Task calls the proposer itself makes for each candidate. */
  readonly taskEach: number;
}

/** A few candidates, one request to the writer each, and all of them on all dev rows. */
export function bestOf({ proposer, candidates, taskEach }: BestOfOptions): MethodParts {
  const numbers = { candidates, callsEach: Infinity, finalists: 1, writerEach: 1, taskEach };
  return {
    searcher: oneShot({
      proposer,
      selector: bruteForce,
      callsEach: numbers.callsEach,
      finalists: () => numbers.finalists,
      affordable: (calls, sizes) => affordableCandidates(calls, numbers, sizes),
    }),
    demos: 0,
    estimate: (sizes, calls) => oneShotEstimate(numbers, sizes, calls),
  };
}
