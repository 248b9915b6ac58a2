/** What calls to a model took in earlier runs: the middle half of them, so lower and upper quartile. */
export interface PastCalls {
  readonly seconds: Range;
  readonly outputTokens: Range;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}
