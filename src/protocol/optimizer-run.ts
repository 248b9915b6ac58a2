import type { Estimate } from '../engine/eval/contracts/estimate.js';
import type { BudgetLimits, Spend, VerdictKind } from '../engine/optimize/contracts.js';

/** An optimization as the view draws it, from its first call until it is left. */
export interface RunView {
  /** `interrupted`: the window was reloaded or Hone was ended meanwhile. */
  readonly phase: 'running' | 'paused' | 'stopping' | 'interrupted' | 'ended' | 'failed';
  readonly prompt: string;
  readonly method: string;
  readonly offline: boolean;
  /** What else is to be known of those who answer and write, a sentence each. */
  readonly notes: readonly string[];
  readonly sizes: { readonly train: number; readonly dev: number; readonly test: number; readonly pool: number } | null;
  readonly spend: Spend;
  readonly limits: BudgetLimits;
  /** The best score on the development rows after so many charged calls, in order. */
  readonly curve: readonly CurvePoint[];
  /** The latest first; at most a few hundred. */
  readonly candidates: readonly CandidateLine[];
  readonly proposed: number;
  readonly rejected: number;
  readonly problems: readonly string[];
  readonly verdict: VerdictView | null;
  readonly decision: 'open' | 'accepted' | 'kept';
  /** What the last button press led to, when it needs saying. */
  readonly notice: string | null;
}

export interface CurvePoint {
  readonly calls: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface CandidateLine {
  readonly id: string;
  readonly operator: string;
  readonly parents: readonly string[];
  /** On the split named; null before it is scored. */
  readonly score: (Estimate & { readonly n: number; readonly split: 'train' | 'dev' }) | null;
  /** Why it was rejected before any paid call; null when it was not. */
  readonly rejected: string | null;
  readonly best: boolean;
  readonly seed: boolean;
}

export interface VerdictView {
  readonly kind: VerdictKind;
  /** The result as one sentence. */
  readonly sentence: string;
  /** The sealed test's numbers: difference, interval, p. */
  readonly numbers: string;
  readonly seed: Estimate;
  readonly best: Estimate;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly n: number;
  /** False when the winner is the seed prompt itself: there is nothing to accept. */
  readonly changed: boolean;
  /** Why the run ended, as a sentence. */
  readonly stop: string;
}
