import type { CellResult } from './contracts/cell.js';

/**
 * Whether an answer counts as a success where rows are listed: by the metric `pass` where the prompt has it, else by the
 * first of its metrics, which must give at least half. Without metrics of rows, when it was answered.
 */
export function hasPassed({ outcome, scores }: Pick<CellResult, 'outcome' | 'scores'>): boolean {
  const [first = 1] = Object.values(scores);
  return outcome === 'scored' && (scores['pass'] ?? first) >= 0.5;
}
