import type { Comparison } from '../../../engine/eval/contracts/comparison.js';
import type { Estimate } from '../../../engine/eval/contracts/estimate.js';
import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';

/** What became of prompts between two runs: what `hone compare --format json` prints. `b` is held against `a`. */
export interface RunComparison {
  readonly a: ComparedRun;
  readonly b: ComparedRun;
  readonly changes: RunChanges;
  /** Rows with a result in both runs, and in one alone. */
  readonly rows: { readonly common: number; readonly onlyA: number; readonly onlyB: number };
  readonly pairs: readonly VariantPair[];
  /** Variants that have no counterpart. */
  readonly unpaired: { readonly a: readonly string[]; readonly b: readonly string[] };
}

export interface ComparedRun {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly stop: EvaluationReport['stop'];
  readonly prompts: readonly string[];
  readonly models: readonly string[];
  readonly data: string;
  readonly rows: number;
}

export interface RunChanges {
  readonly prompts: readonly PromptChange[];
  /** Null where both read the same rows from the same file. */
  readonly data: { readonly a: string; readonly b: string } | null;
  /** Partials and files of demonstrations that differ, by path. */
  readonly parts: readonly string[];
  readonly models: { readonly onlyA: readonly string[]; readonly onlyB: readonly string[] };
  /** Limit, repeats, seed, and who graded; null where there is none. */
  readonly settings: readonly ChangedSetting[];
}

interface ChangedSetting {
  readonly name: string;
  readonly a: number | string | null;
  readonly b: number | string | null;
}

export interface PromptChange {
  /** In `a`; null when it is new in `b`. */
  readonly a: string | null;
  readonly b: string | null;
  readonly changed: boolean;
  /** A unified diff; null where nothing changed or a run of an earlier version kept no texts. */
  readonly diff: string | null;
}

export interface VariantPair {
  readonly a: string;
  readonly b: string;
  /** Rows both have scored: all that follows is about them. */
  readonly rows: number;
  readonly metrics: readonly MetricDifference[];
  /** The metric that rows are won and lost by; null without one for single rows. */
  readonly judge: string | null;
  readonly lost: MovedRows;
  readonly won: MovedRows;
  /** Rows with another answer that scored the same. */
  readonly changed: MovedRows;
}

export interface MetricDifference extends Omit<Comparison, 'a' | 'b'> {
  /** The two scores on the common rows. */
  readonly a: Estimate;
  readonly b: Estimate;
  readonly sentence: string;
}

export interface MovedRows {
  readonly count: number;
  /** The first of them, those that moved most first. */
  readonly rows: readonly MovedRow[];
}

export interface MovedRow {
  readonly row: string;
  /** Of the data file, from 1; in `b`. */
  readonly line: number;
  readonly expected: string | null;
  readonly a: MovedAnswer;
  readonly b: MovedAnswer;
}

export interface MovedAnswer {
  readonly answer: string;
  /** The mean over repeats. */
  readonly score: number;
}
