/** Requests whose answers never came and that may have been billed: when a run was killed or stopped, or timed out. */
export interface Unanswered {
  readonly requests: number;
  /** US dollars at most; null where a price is unknown. */
  readonly usd: number | null;
}
