import type { Estimate } from './estimate.js';

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
