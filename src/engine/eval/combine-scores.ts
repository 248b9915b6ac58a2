import type { ScoredPart } from './contracts/scored-answer.js';

/** The whole score of several metrics, and whether the answer passes. */
export interface CombinedScore {
  readonly value: number;
  readonly pass: boolean;
  readonly reason?: string;
}

/**
 * Several scores as one, as promptfoo sums up a test and an `assert-set` (its src/assertions/assertionsResult.ts, read on
 * 2026-11-26): the mean by weight. It passes when all parts do, or, with a threshold, when the mean reaches it, whatever
 * the parts say. Nothing at all passes with 1.
 */
export function combineScores(parts: readonly ScoredPart[], threshold: number | undefined): CombinedScore {
  if (parts.length === 0) return { value: 1, pass: true };
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const value = weights > 0 ? parts.reduce((sum, part) => sum + part.value * part.weight, 0) / weights : 0;
  const fault = parts.find(({ pass, weight }) => !pass && weight > 0);
  if (threshold === undefined) return { value, pass: fault === undefined, ...(fault && { reason: reasonOf(fault) }) };
  if (value >= threshold) return { value, pass: true };
  const reached = `The assertions reach ${value.toFixed(2)} of ${threshold}.`;
  return { value, pass: false, reason: fault === undefined ? reached : `${reached} ${reasonOf(fault)}` };
}

function reasonOf({ reason, value }: ScoredPart): string {
  return reason ?? `A score of ${value.toFixed(2)} does not pass.`;
}
