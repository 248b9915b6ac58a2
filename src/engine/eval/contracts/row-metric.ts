import type { MetricUse, PromptDoc } from '../../prompt/prompt-doc.js';
import type { AskedParts, Given } from './asked-metric.js';
import type { MetricMeta, MetricNeed } from './metric-meta.js';
import type { RowScore, ScoredAnswer, ScoredPart } from './scored-answer.js';

export interface RowMetric extends MetricMeta {
  readonly level: 'row';
  /**
   * `before` is what the metrics listed before it made of the answer, `given` what was said of its parts that are asked
   * outside: as long as they were not, it is scored without them.
   */
  readonly score: (answer: ScoredAnswer, before: readonly ScoredPart[], given?: Given) => RowScore;
  /** Undefined where it is computed from the answer alone. */
  readonly asked?: AskedParts;
  /** How much it counts in the answer's whole score; 1 when left out. */
  readonly weight?: number;
}

/** A family of row metrics: `contains` becomes one with the `value` of its front-matter entry. */
export interface Assertion extends MetricMeta {
  readonly level: 'assertion';
  /** True when an entry without a value holds the answer against the row's expected one. */
  readonly comparesExpected: boolean;
  /** @returns how an answer is scored, or one sentence that says what is wrong with the entry */
  readonly bind: (use: AssertionUse) => RowMetric['score'] | MadeOfOthers | string;
}

/** How an answer is scored by several metrics as one. */
export type MadeOfOthers = Pick<RowMetric, 'score' | 'asked'>;

/** What a row may have asked outside: entries of the prompt's author, by the name a row calls them. */
export type DeclaredUses = ReadonlyMap<string, MetricUse>;

/** An entry as an assertion reads it; without a value it may take the row's expected answer. */
export interface AssertionUse extends Pick<MetricUse, 'value' | 'template' | 'options' | 'assert'> {
  readonly threshold?: number | undefined;
  /** True where the entry comes from a row: data, in which no tags are read. */
  readonly isData?: boolean | undefined;
  /** Where the entry comes from a row. */
  readonly declared?: DeclaredUses | undefined;
  /** As in `bindJudged`. */
  readonly judgePrompts?: ReadonlyMap<string, PromptDoc> | undefined;
  /** What the prompt file offers a metric that needs it. */
  readonly offers: Readonly<Record<MetricNeed, boolean>>;
  /** The answer, the expected one and the entry's own text, all as they are compared. */
  readonly normalize?: (text: string) => string;
}
