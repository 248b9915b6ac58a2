/** A score with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly unit?: 'number';
}

/** Whether it is a share of 1, as most scores are, and not a number such as a perplexity. */
export function isShare({ low, high, unit }: Interval): boolean {
  return unit !== 'number' && low >= 0 && high <= 1;
}
