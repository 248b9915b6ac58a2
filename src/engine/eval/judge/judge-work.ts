/** Calls to judges and what they took. */
export interface JudgeSpend {
  /** Calls that were answered and paid for. */
  readonly calls: number;
  readonly cached: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** What was paid; undefined where a price is unknown. */
  readonly usd: number | undefined;
  readonly milliseconds: number;
}

export interface JudgeWork extends JudgeSpend {
  /** By metric: what each judge said, in the order asked. */
  readonly votes: Readonly<Record<string, readonly Vote[]>>;
}

/** One judge's word on one answer: `pass`, `fail`, a letter. Agreement is counted over these. */
export interface Vote {
  readonly judge: string;
  readonly verdict: string;
}
