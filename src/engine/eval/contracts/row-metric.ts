import type { ChatMessage, ChatReply, ToolDefinition } from '../../model/chat-model.js';
import type { MetricUse } from '../../prompt/prompt-doc.js';
import type { MetricMeta, MetricNeed } from './metric-meta.js';

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

export interface RowMetric extends MetricMeta {
  readonly level: 'row';
  /** `before` is what the metrics listed before it made of the answer. */
  readonly score: (answer: ScoredAnswer, before: readonly ScoredPart[]) => RowScore;
  /** How much it counts in the answer's whole score; 1 when left out. */
  readonly weight?: number;
}

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
