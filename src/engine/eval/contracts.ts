import type { ChatReply, ModelErrorKind } from '../model/chat-model.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Template } from '../template/engines.js';

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
  /** Why a score is what it is, by metric name, where the metric says. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Undefined where the price is unknown. */
  readonly usd: number | undefined;
  readonly milliseconds: number;
  readonly cached: boolean;
  /** With `score` the answer is there and paid for, but a metric could not score it. */
  readonly error: { readonly kind: ModelErrorKind | 'render' | 'score'; readonly message: string } | undefined;
}

/** An answer to score, with all a metric may look at. */
export interface ScoredAnswer {
  readonly reply: ChatReply;
  readonly answer: string;
  readonly expected: string | undefined;
  /** Label words in the order declared; empty when the output is free text. */
  readonly labels: readonly string[];
  /** The label read from the answer. */
  readonly label: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface RowScore {
  readonly value: number;
  readonly reason?: string;
}

/** A mean with its 95 % interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What a metric over the whole set sees of one row: enough for a confusion matrix, small enough for 100,000 rows. */
export interface Prediction {
  readonly expected: string | undefined;
  /** Undefined when no label could be read from the answer. */
  readonly predicted: string | undefined;
  /** How many answers this stands for, perhaps none; 1 when left out. */
  readonly count?: number;
}

/**
 * A metric. A row metric scores one answer and is averaged; a set metric is computed over all predictions.
 * `metrics/exact-match.ts` is the one to imitate.
 */
export type Metric = RowMetric | SetMetric;

export interface RowMetric extends MetricMeta {
  readonly level: 'row';
  readonly score: (answer: ScoredAnswer) => RowScore;
}

export interface SetMetric extends MetricMeta {
  readonly level: 'set';
  readonly summarize: (predictions: readonly Prediction[]) => number;
}

/** A family of row metrics: `contains` becomes one with the `value` of its front-matter entry. */
export interface Assertion extends MetricMeta {
  readonly level: 'assertion';
  /** True when an entry without a value holds the answer against the row's expected one. */
  readonly comparesExpected: boolean;
  /**
   * @param value as written; undefined when the entry has none
   * @param template the value, where it has template tags and its place in the file is known
   * @returns how an answer is scored, or one sentence that says what is wrong with the value
   */
  readonly bind: (value: unknown, template?: Template) => RowMetric['score'] | string;
}

export interface MetricMeta {
  /** promptfoo's name wherever it has one. */
  readonly id: string;
  readonly summary: string;
  readonly needs: readonly ('expected' | 'labels')[];
  /** The least and the most it can be. */
  readonly range: readonly [number, number];
}

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
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** How rows and repeats differ; only where rows were asked more than once. */
  readonly repeats?: RepeatReport;
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

/** `b` minus `a` on the rows both have scored, with a 95 % interval. `p` is Holm's over the pairs compared on the metric. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
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
  /** Why it ended; `failed` when a model could not be asked any more, so that its variants are incomplete. */
  readonly stop: 'finished' | 'budget' | 'cancelled' | 'failed';
  /** What kept the run from being complete, and what to do about it. */
  readonly problems: readonly string[];
}

/** What a run will cost, as a range; `usd` is undefined when a price is unknown. */
export interface RunEstimate {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: { readonly low: number; readonly high: number };
  readonly usd: { readonly low: number; readonly high: number } | undefined;
  readonly seconds: { readonly low: number; readonly high: number } | undefined;
}

export interface StartedEvent {
  readonly type: 'started';
  readonly run: string;
  readonly variants: readonly Variant[];
  /** Names of all row metrics, in the order of the variants: the scores a cell may have. */
  readonly metrics: readonly string[];
  /** Results of an earlier part of the run that stand. */
  readonly resumed: number;
}

export type EvaluationEvent =
  | StartedEvent
  | { readonly type: 'cell'; readonly result: CellResult }
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'finished'; readonly report: EvaluationReport };
