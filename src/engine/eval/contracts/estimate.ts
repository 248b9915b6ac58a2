/** A mean with its 95 % interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** `number` where the score is no share of 1, such as one from -1 to 1. */
  readonly unit?: 'number';
}
