import type { AnswerPair, PairVote } from '../pairs/answer-pair.js';
import type { AskJudge, JudgedEntry, Jury } from './judged-metric.js';
import type { MetricMeta } from './metric-meta.js';

/** Holds two variants' answers to one row against each other. Each judge sees both orders. */
export interface PairMetric extends MetricMeta {
  readonly level: 'pair';
  readonly jury: Jury;
  /** A part of the id of the variant the others are held against, or `expected`; every two are compared when undefined. */
  readonly baseline: string | undefined;
  /** @returns which of the two is better, by the place it was shown at */
  readonly compare: (shown: AnswerPair, ask: AskJudge) => Promise<PairVote>;
}

/** The same for metrics that hold two answers against each other. */
export interface PairAssertion extends MetricMeta {
  readonly level: 'pair-assertion';
  /** The `baseline` of a metric whose entry names none. */
  readonly usualBaseline: string | undefined;
  readonly bind: (entry: JudgedEntry) => PairMetric['compare'] | string;
}
