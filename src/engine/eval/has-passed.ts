import type { CellResult } from './contracts/cell.js';

/**
 * Whether an answer counts as a success, wherever rows are listed, filtered or asked again: it was scored, and what it was
 * scored by says so, each metric with its own threshold. A run of an earlier version did not keep that: then the metric
 * `pass`, or the first one, must give at least half.
 */
export function hasPassed({ outcome, passed, scores }: Pick<CellResult, 'outcome' | 'passed' | 'scores'>): boolean {
  const [first = 1] = Object.values(scores);
  return outcome === 'scored' && (passed ?? (scores['pass'] ?? first) >= 0.5);
}
