import type { MetricUse, PromptDoc } from '../../prompt/prompt-doc.js';
import type { MetricMeta } from './metric-meta.js';
import type { RowScore, ScoredAnswer } from './scored-answer.js';

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

/** What a graded metric is made of: its entry in the front matter, with the judge's prompt where it has one of its own. */
export interface JudgedEntry extends Pick<MetricUse, 'value' | 'template'> {
  readonly prompt: PromptDoc | undefined;
  /** True where the value comes from a row: data, in which no tags are read. */
  readonly isData?: boolean;
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
