import type { Estimate } from '../engine/eval/contracts/estimate.js';
import type { AnswerCosts, BudgetLimits, Spend, TradeOff, VerdictKind, Work } from '../engine/optimize/contracts.js';

/** An optimization as the view draws it, from its first call until it is left. */
export interface RunView {
  /**
   * After a reload of the window a run is `restoring` from its journal. Where that is no whole run it then is what it was,
   * or `interrupted` when it does not go on by itself.
   */
  readonly phase: 'restoring' | 'interrupted' | 'running' | 'paused' | 'stopping' | 'ended' | 'failed';
  /** An interrupted run would have gone on by itself, had its window not been away for too long. */
  readonly away: boolean;
  /** Whether a run that has ended can be gone on with: it was stopped, or failed. */
  readonly resumable: boolean;
  readonly prompt: string;
  readonly method: string;
  readonly offline: boolean;
  /** A model of the editor takes part: what the plan behind it counts is not known. */
  readonly byPlan: boolean;
  /** What else is to be known: of those who answer and write, and of a reload; a paragraph each. */
  readonly notes: readonly string[];
  readonly sizes: { readonly train: number; readonly dev: number; readonly test: number; readonly pool: number } | null;
  /** The batch of calls under way; null before the first and after the last. */
  readonly work: Work | null;
  readonly spend: Spend;
  readonly limits: BudgetLimits;
  /** The best score on the development rows after so many charged calls, in order. */
  readonly curve: readonly CurvePoint[];
  /** What the marks of candidates stand for: the first rows of either split. */
  readonly rows: { readonly train: readonly RowLabel[]; readonly dev: readonly RowLabel[] };
  /** In the order they were proposed; at most a few hundred, the best one's line of descent always among them. */
  readonly candidates: readonly CandidateLine[];
  /** The candidate whose change is shown in place. */
  readonly opened: OpenCandidate | null;
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
  /** What was paid by then, in US dollars; null where a price is unknown. */
  readonly usd: number | null;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface RowLabel {
  readonly line: number;
  /** The beginning of what the row shows a model. */
  readonly text: string;
}

export interface CandidateLine {
  readonly id: string;
  readonly operator: string;
  readonly parents: readonly string[];
  /** The nearest ancestor that is shown; null for the seed and where none is. */
  readonly under: string | null;
  /** On the split named; null before it is scored. */
  readonly score: (Estimate & { readonly n: number; readonly split: 'train' | 'dev' }) | null;
  /** How it fared against another one where a judge compares answers. */
  readonly duel: {
    readonly over: string;
    readonly wins: number;
    readonly losses: number;
    readonly ties: number;
  } | null;
  /** Why it was rejected before any paid call; null when it was not. */
  readonly rejected: { readonly screen: string; readonly reason: string } | null;
  /** Row by row what it scores; null where it was asked about none. */
  readonly marks: RowMarks | null;
  readonly best: boolean;
  /** It is the best one or one that it came from. */
  readonly inDescent: boolean;
  readonly seed: boolean;
}

export interface RowMarks {
  readonly split: 'train' | 'dev';
  /** A character a row: `+` right, `-` wrong, `~` in between, `.` not asked. */
  readonly marks: string;
  /** Rows of the split beyond those. */
  readonly hidden: number;
}

export interface OpenCandidate {
  readonly id: string;
  /** What it was made from; null for the seed. */
  readonly parent: string | null;
  readonly before: string;
  readonly after: string;
}

export interface VerdictView {
  readonly kind: VerdictKind;
  /** What came of the run, which decides what to do next. */
  readonly outcome: 'better' | 'unsure' | 'nothing-found' | 'perfect' | 'untested';
  /** The result as one sentence. */
  readonly sentence: string;
  /** The sealed test's numbers: difference, interval, p. */
  readonly numbers: string;
  /** What of the development score the search cannot have made up; null where nothing is known. */
  readonly guard: string | null;
  /** On how many answers code of the prompt failed; null where it did on none. */
  readonly codeFaults: string | null;
  readonly seed: Estimate;
  readonly best: Estimate;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly n: number;
  /** A judge compared the answers: scores are shares of rows on which one is preferred. */
  readonly judged: boolean;
  /** The sealed rows that were won and lost; null where there is nothing to compare. */
  readonly moved: { readonly wins: MovedLines; readonly losses: MovedLines } | null;
  /** What an answer takes with either prompt; null where it was not measured or the prompt stays the same. */
  readonly costs: { readonly seed: AnswerCosts; readonly best: AnswerCosts } | null;
  /** Versions of which no other is as good in score, tokens and money; empty where there is no choice. */
  readonly front: readonly FrontLine[];
  /** False when the winner is the seed prompt itself: there is nothing to accept. */
  readonly changed: boolean;
  /** Why the run ended, as a sentence. */
  readonly stop: string;
}

export interface MovedLines {
  readonly lines: readonly MovedLine[];
  /** Those beyond the ones listed. */
  readonly hidden: number;
}

export interface MovedLine extends RowLabel {
  readonly expected: string | null;
  readonly before: string;
  readonly after: string;
}

export interface FrontLine extends TradeOff {
  readonly seed: boolean;
  readonly best: boolean;
}
