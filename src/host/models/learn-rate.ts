import type { RateLimits } from '../../engine/model/rate.js';
import type { ReadHeader } from './retry-after.js';

/** By vendor; Groq's limit on requests is a day's, so that limit is not learned. */
const tokenHeaders = ['x-ratelimit-limit-tokens', 'anthropic-ratelimit-tokens-limit'] as const;

/** What an answer says the account may send in a minute; undefined when it does not say. */
export function rateOf(header: ReadHeader): RateLimits | undefined {
  const tokens = tokenHeaders.map((name) => Number(header(name) ?? NaN)).find((value) => value > 0);
  return tokens === undefined ? undefined : { tokensPerMinute: tokens };
}
