import type { CodeCall, CodeOutcome, RunCode } from '../../../engine/eval/contracts/code-metric.js';
import { hashText } from '../../../engine/text/hash.js';
import type { CodeWords } from './code-words.js';

/**
 * Asks code once about the same answer to the same row, and keeps what it said before anybody acts on it: code need not
 * say the same twice, and going on with a run must lead to what it led to before.
 */
export function withRunWords(run: RunCode, words: CodeWords): RunCode {
  const underWay = new Map<string, Promise<CodeOutcome>>();
  const asked = async (key: string, call: CodeCall, signal: AbortSignal): Promise<CodeOutcome> => {
    const outcome = await run(call, signal);
    // Code that was killed with the run has said nothing.
    if (!('fault' in outcome && signal.aborted)) words.keep(key, outcome);
    return outcome;
  };
  return async (call, signal) => {
    const key = hashText(JSON.stringify([call.source, call.output, call.context]));
    const known = words.find(key);
    if (known !== undefined) return known;
    const shared = underWay.get(key) ?? asked(key, call, signal).finally(() => underWay.delete(key));
    underWay.set(key, shared);
    return shared;
  };
}
