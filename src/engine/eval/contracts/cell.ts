import type { ModelErrorKind } from '../../model/chat-model.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { JudgeWork } from '../judge/judge-work.js';

/** One column of a run: a prompt with its matrix choices, asked of one model. */
export interface Variant {
  /** Unique in the run and the same in every run of the same files: `classify-question · openai/gpt-4.1 · style=terse`. */
  readonly id: string;
  readonly prompt: PromptDoc;
  /** `provider/model`. */
  readonly model: string;
  /** The matrix choices, by variable name; they override the row's values. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** One call: a variant, a row, a repeat (from 0). */
export interface CellKey {
  readonly variant: string;
  readonly row: string;
  readonly repeat: number;
}

/** What became of a cell. Only `scored` cells enter a score; the others are counted beside it. */
export type Outcome = 'scored' | 'refused' | 'truncated' | 'error';

/** A finished cell, as the journal holds it: one JSON object a line. */
export interface CellResult extends CellKey {
  readonly outcome: Outcome;
  /** The data file's line of the row, from 1. */
  readonly line: number;
  readonly answer: string;
  readonly expected: string | undefined;
  /** The label read from the answer, where labels are declared and one could be read. */
  readonly label: string | undefined;
  /** Row scores by metric name, most often 0 or 1; a metric over the whole set has none here. */
  readonly scores: Readonly<Record<string, number>>;
  /**
   * Whether the answer passes, for each metric knows what passes: by `pass` where the prompt has it, else by the first of
   * its metrics; only of scored cells, and not in runs of earlier versions. `hasPassed` reads it.
   */
  readonly passed?: boolean | undefined;
  /** Why a score is what it is, by metric name, where the metric says. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Undefined where the price is unknown. */
  readonly usd: number | undefined;
  readonly milliseconds: number;
  /** Until the first piece of the answer; only where it was streamed, and not from the cache. */
  readonly firstTokenMs?: number;
  readonly cached: boolean;
  readonly error: CellError | undefined;
  /** Why code gave the answer no score, where that counts as the lowest one instead of as an error: in a search. */
  readonly codeFault?: string;
  /** What grading the answer took; only where a model grades. It is in none of the numbers above. */
  readonly judge?: JudgeWork;
}

export interface CellError {
  /** With `score` the answer is there and paid for, but a metric could not score it. */
  readonly kind: ModelErrorKind | 'render' | 'score';
  readonly message: string;
  /** The `provider/model` that was to grade the answer, where the error is its doing. */
  readonly judge?: string;
}
