import type { Range } from './contracts/past-calls.js';
import type { RunEstimate } from './contracts/run-estimate.js';

/** What calls will take, whoever is asked. */
export type CallsEstimate = Pick<RunEstimate, 'calls' | 'inputTokens' | 'outputTokens' | 'usd' | 'seconds'>;

/** Money and time are unknown as soon as one of the two does not know its own. */
export function addEstimates(a: CallsEstimate, b: CallsEstimate): CallsEstimate {
  return {
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: addRanges(a.outputTokens, b.outputTokens),
    usd: a.usd && b.usd && addRanges(a.usd, b.usd),
    seconds: a.seconds && b.seconds && addRanges(a.seconds, b.seconds),
  };
}

function addRanges(a: Range, b: Range): Range {
  return { low: a.low + b.low, high: a.high + b.high };
}
