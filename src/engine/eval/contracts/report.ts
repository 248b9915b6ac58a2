import type { Unanswered } from '../../model/unanswered.js';
import type { ClassReport } from '../class-matrix.js';
import type { Outcome } from './cell.js';
import type { Comparison, PreferenceReport } from './comparison.js';
import type { Estimate } from './estimate.js';
import type { JudgeReport } from './judge-report.js';

export interface VariantReport {
  readonly id: string;
  readonly prompt: string;
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Scored cells. */
  readonly n: number;
  readonly scores: Readonly<Record<string, Estimate>>;
  /** Input and output of all answers, cached ones included. */
  readonly tokens: number;
  /** What was paid: a cached answer costs nothing. Null where a price is unknown. */
  readonly usd: number | null;
  /** Waiting time of the paid calls, added up. */
  readonly seconds: number;
  /** The median time until the first piece of an answer, in milliseconds; only where answers were streamed. */
  readonly firstTokenMs?: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** How rows and repeats differ; only where rows were asked more than once. */
  readonly repeats?: RepeatReport;
  /** How the classes fared; only where a metric over the whole set reads labels. */
  readonly classes?: ClassReport;
}

/** The repeats of a row are one row for every interval; here is what they tell. */
export interface RepeatReport {
  readonly repeats: number;
  /** How often two repeats of a row got the same label, or without labels the same score by the first metric. */
  readonly agreement: number;
  /** By row metric. */
  readonly spread: Readonly<Record<string, Spread>>;
}

/** Standard deviations in the unit of the score: between rows, and between the repeats of a row. */
export interface Spread {
  readonly between: number;
  readonly within: number;
}

/** The result of a run: what `hone eval --format json` prints. */
export interface EvaluationReport {
  readonly run: string;
  /** Calls that were answered and paid for. With `cached` and `errors` they make all cells that have a result. */
  readonly calls: number;
  readonly cached: number;
  readonly errors: number;
  /** Rows with a result. */
  readonly rows: number;
  readonly variants: readonly VariantReport[];
  readonly comparisons: readonly Comparison[];
  /** Which variant judges prefer; only where a metric compares answers. */
  readonly preferences?: readonly PreferenceReport[];
  /** What grading took, in none of the numbers above, and how far the judges agree; only where a model grades. */
  readonly judge?: JudgeReport;
  /** In none of the numbers above; only where there is any. */
  readonly unanswered?: Unanswered;
  /** Why it ended; `failed` when a model could not be asked any more, so that its variants are incomplete. */
  readonly stop: 'finished' | 'budget' | 'cancelled' | 'failed';
  /** What kept the run from being complete, and what to do about it. */
  readonly problems: readonly string[];
}
