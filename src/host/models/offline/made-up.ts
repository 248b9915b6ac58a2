import type { Random } from '../../../engine/random/seeded.js';
import { wordsOf } from './features.js';
import type { QuotedFailure } from './read-writing-request.js';

const cases = 10;

/** Inputs that are neither here nor there: the first half of one that was shown and the second half of another. */
export function makeUpCases(shown: readonly QuotedFailure[], random: Random): string {
  const half = (at: 0 | 1): string => {
    const words = (shown[random.below(shown.length)]?.input ?? '').split(/\s+/);
    const middle = Math.ceil(words.length / 2);
    return (at === 0 ? words.slice(0, middle) : words.slice(middle)).join(' ');
  };
  if (shown.length === 0) return '';
  return Array.from({ length: cases }, () => `<case>${half(0)} ${half(1)}</case>`).join('\n');
}

/** The answer of the shown input with the most words in common. */
export function answerLikeShown(input: string, shown: readonly QuotedFailure[]): string {
  const words = new Set(wordsOf(input));
  const inCommon = (other: string): number => new Set(wordsOf(other).filter((word) => words.has(word))).size;
  const [first, ...others] = shown;
  const nearest = others.reduce((best, one) => (inCommon(one.input) > inCommon(best?.input ?? '') ? one : best), first);
  return nearest?.expected ?? '';
}
