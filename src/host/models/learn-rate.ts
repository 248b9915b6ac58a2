import type { RateLimits } from '../../engine/model/rate.js';
import type { ReadHeader } from './retry-after.js';

/** By vendor; Groq's limit on requests is a day's, so that limit is not learned. */
const tokenHeaders = ['x-ratelimit-limit-tokens', 'anthropic-ratelimit-tokens-limit'] as const;

/** What an answer says the account may send in a minute; undefined when it does not say. */
export function rateOf(header: ReadHeader): RateLimits | undefined {
  for (const name of tokenHeaders) {
    const tokens = Number(header(name) ?? NaN);
    if (tokens > 0) return { tokensPerMinute: tokens };
  }
  return undefined;
}
