import type { Estimate } from './estimate.js';

/** `b` minus `a` on the rows both have scored, with a 95 % interval. `p` is Holm's over the pairs compared on the metric. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** As in `Estimate`, of the difference and its interval. */
  readonly unit?: 'number';
  readonly p: number;
  /** Rows on which `b` did better. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Rows that would show a difference of this size four times in five; null without a difference. */
  readonly rowsNeeded?: number | null;
  /** The smallest difference that as many rows show four times in five. */
  readonly detectable?: number;
}

/** How often a judge preferred `b`, asked in both orders; a verdict that turns with the places is a tie. */
export interface PreferenceReport {
  readonly metric: string;
  /** `expected` for the expected answer. */
  readonly a: string;
  readonly b: string;
  /** Rows compared. */
  readonly n: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Of `b`; a tie is half a win. */
  readonly winRate: Estimate;
  /** Of no preference either way, Holm's over the pairs of the metric. */
  readonly p: number;
  /** The share of verdicts that turned with the places, over the rows whose answers differ; null where none do. */
  readonly bias: { readonly n: number; readonly share: Estimate } | null;
}
