/** What an account may send in a minute; an absent limit is not known. */
export interface RateLimits {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
}
