import type { MetricOption } from './metric-option.js';
import type { AnswerPair, PairVote } from './pairs/answer-pair.js';
import type { ClassReport } from './class-matrix.js';
import type { JudgeWork } from './judge/judge-work.js';
import type { MetricUse, PromptDoc } from '../prompt/prompt-doc.js';
import type { ChatMessage, ChatReply, ModelErrorKind, ToolDefinition } from '../model/chat-model.js';

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
  /** Until the first piece of the answer; only where it was streamed, and not from the cache. */
  readonly firstTokenMs?: number;
  readonly cached: boolean;
  readonly error: CellError | undefined;
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
  /** What the call costs, also where the answer came from the cache; undefined where the price is unknown. */
  readonly usd?: number | undefined;
  /** What the model was asked. */
  readonly messages?: readonly ChatMessage[];
  /** The tools the model was offered; none when left out. */
  readonly tools?: readonly ToolDefinition[] | undefined;
}

export interface RowScore {
  readonly value: number;
  readonly reason?: string;
  /** Whether the answer passes; when left out, whether the value is 1 or more. */
  readonly pass?: boolean;
}

/** What one metric of an answer adds to the answer's whole score. */
export interface ScoredPart {
  readonly value: number;
  readonly pass: boolean;
  readonly reason?: string | undefined;
  /** What weighs nothing is left out of the whole score and cannot fail it. */
  readonly weight: number;
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
export type Metric = RowMetric | SetMetric | JudgedMetric | PairMetric;

export interface RowMetric extends MetricMeta {
  readonly level: 'row';
  /** `before` is what the metrics listed before it made of the answer. */
  readonly score: (answer: ScoredAnswer, before: readonly ScoredPart[]) => RowScore;
  /** How much it counts in the answer's whole score; 1 when left out. */
  readonly weight?: number;
}

export interface SetMetric extends MetricMeta {
  readonly level: 'set';
  /** What is read from the expected and the real answer: a label, when left out, or a number. */
  readonly reads?: PredictionReading;
  readonly summarize: (predictions: readonly Prediction[]) => number;
  /** Where its entry has a value: the measure for it, or one sentence that says what is wrong with it. */
  readonly bind?: (value: unknown) => SetMetric['summarize'] | string;
}

/** What is asked of a judge: a prompt file, the values it shows, and how its reply is read. */
export interface JudgeQuestion<Reading> {
  readonly prompt: PromptDoc;
  /** Data to the prompt, which prints them between marked tags: nothing in them can end the tags or start a message. */
  readonly values: Readonly<Record<string, unknown>>;
  /** A reply in the form asked for, with the mark of the tags: what an estimate counts. */
  readonly example: (mark: string) => string;
  /** Undefined when the reply has not the form asked for: that is no score. */
  readonly read: (reply: string, mark: string) => Reading | undefined;
}

/**
 * Asks one judge once.
 * @throws JudgeError when no readable answer comes
 */
export type AskJudge = <Reading>(question: JudgeQuestion<Reading>) => Promise<Reading>;

/** Who grades, and how often each is asked about an answer. */
export interface Jury {
  /** `provider/model` names; empty where the run's judge grades. */
  readonly judges: readonly string[];
  /** From 1; the score is the mean. */
  readonly times: number;
}

/** A row metric that a model grades. Every judge votes `times` times; the score is their mean. */
export interface JudgedMetric extends MetricMeta {
  readonly level: 'judged';
  readonly jury: Jury;
  readonly score: (answer: ScoredAnswer, ask: AskJudge) => Promise<JudgedScore>;
  /** What becomes of the mean of the votes: whether it passes, a `not-`. */
  readonly conclude: (mean: RowScore) => RowScore;
  /** As with a `RowMetric`. */
  readonly weight?: number;
}

export interface JudgedScore extends RowScore {
  /** As in `Vote`. */
  readonly verdict: string;
}

/** Holds two variants' answers to one row against each other. Each judge sees both orders. */
export interface PairMetric extends MetricMeta {
  readonly level: 'pair';
  readonly jury: Jury;
  /** A part of the id of the variant the others are held against, or `expected`; every two are compared when undefined. */
  readonly baseline: string | undefined;
  /** @returns which of the two is better, by the place it was shown at */
  readonly compare: (shown: AnswerPair, ask: AskJudge) => Promise<PairVote>;
}

/** What a graded metric is made of: its entry in the front matter, with the judge's prompt where it has one of its own. */
export interface JudgedEntry extends Pick<MetricUse, 'value' | 'template'> {
  readonly prompt: PromptDoc | undefined;
  /** The least score that is a `pass`, to agreement. */
  readonly passes: number;
}

/** A family of graded metrics: `llm-rubric` becomes one with the `value` of its front-matter entry. */
export interface JudgedAssertion extends MetricMeta {
  readonly level: 'judged-assertion';
  /** As with `Assertion`. */
  readonly comparesExpected: boolean;
  /** @returns how an answer is graded, or one sentence that says what is wrong with the entry */
  readonly bind: (entry: JudgedEntry) => JudgedMetric['score'] | string;
}

/** The same for metrics that hold two answers against each other. */
export interface PairAssertion extends MetricMeta {
  readonly level: 'pair-assertion';
  /** The `baseline` of a metric whose entry names none. */
  readonly usualBaseline: string | undefined;
  readonly bind: (entry: JudgedEntry) => PairMetric['compare'] | string;
}

/** What the list of metrics holds: metrics, and families that an entry makes one of. */
export type KnownMetric = RowMetric | SetMetric | Assertion | JudgedAssertion | PairAssertion;

export type PredictionReading = 'label' | 'number';

/** A family of row metrics: `contains` becomes one with the `value` of its front-matter entry. */
export interface Assertion extends MetricMeta {
  readonly level: 'assertion';
  /** True when an entry without a value holds the answer against the row's expected one. */
  readonly comparesExpected: boolean;
  /** @returns how an answer is scored, or one sentence that says what is wrong with the entry */
  readonly bind: (use: AssertionUse) => RowMetric['score'] | string;
}

/** An entry as an assertion reads it; without a value it may take the row's expected answer. */
export interface AssertionUse extends Pick<MetricUse, 'value' | 'template' | 'options' | 'assert'> {
  readonly threshold?: number | undefined;
  /** True where the entry comes from a row: data, in which no tags are read. */
  readonly isData?: boolean;
  /** What the prompt file offers a metric that needs it. */
  readonly offers: Readonly<Record<MetricNeed, boolean>>;
  /** The answer, the expected one and the entry's own text, all as they are compared. */
  readonly normalize?: (text: string) => string;
}

export type MetricNeed = 'expected' | 'labels' | 'tools' | 'logprobs';

export interface MetricMeta {
  /** promptfoo's name wherever it has one. */
  readonly id: string;
  readonly summary: string;
  readonly needs: readonly MetricNeed[];
  /** The least and the most it can be. */
  readonly range: readonly [number, number];
  /** The least value that passes when the entry gives none, 1 when left out; `own` where the metric itself reads it. */
  readonly threshold?: number | 'own';
  /** Keys its entry may have besides `type`, `value`, `threshold`, `weight` and `name`. */
  readonly options?: readonly MetricOption[];
  /** True where its value is made of those of the metrics listed before it. */
  readonly sumsUp?: boolean;
  /** Where its definition and its defaults come from. */
  readonly source?: string;
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

export interface JudgeReport {
  /** `provider/model` names. */
  readonly models: readonly string[];
  readonly calls: number;
  readonly cached: number;
  /** Of all verdicts, cached ones included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** What was paid; null where a price is unknown. */
  readonly usd: number | null;
  readonly seconds: number;
  /** Answers without a verdict: they are errors, and in no score. */
  readonly unjudged: number;
  /** By metric, where an answer had several votes. */
  readonly agreement: readonly JudgeAgreement[];
}

export interface JudgeAgreement {
  readonly metric: string;
  /** Answers. */
  readonly n: number;
  /** Of the pairs of votes on an answer. */
  readonly share: Estimate;
  /** Cohen's, of each two judges; null where both always say one and the same. */
  readonly kappas: readonly { readonly judges: readonly [string, string]; readonly kappa: number | null }[];
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
  /** Models of the editor among those asked, whose use a plan counts that is not known here; only where there are any. */
  readonly editorModels?: readonly string[];
  /** What grading will take, in none of the numbers above; only where a model grades. */
  readonly judge?: Pick<RunEstimate, 'calls' | 'inputTokens' | 'outputTokens' | 'usd'>;
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
