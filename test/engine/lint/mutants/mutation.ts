import type { Random } from '../../../../src/engine/random/seeded.js';
import type { Surroundings } from '../../../support/check-rule.js';

export interface Mutant {
  readonly text: string;
  /** What lies beside it, where that differs from what lies beside the clean prompt. */
  readonly around?: Surroundings;
  /** What was broken, where that is no prompt of `clean-prompt.ts`: it must have no finding of the rule. */
  readonly clean?: string;
}

/** A way to break what a rule guards; the prompt is one of `clean-prompt.ts`. */
export type Mutation = (clean: string, random: Random) => Mutant;

/** One edit of a word: a letter left out, doubled, changed, or two swapped. */
export function misspelt(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 1);
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + (word[at] ?? '') + word.slice(at),
    `${word.slice(0, at)}q${word.slice(at + 1)}`,
    word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1),
  ].filter((changed) => changed !== word);
  return kinds[random.below(kinds.length)] ?? word;
}

/** Misspells the second group of a pattern; the first stays. */
export function misspelling(pattern: RegExp): Mutation {
  return (text, random) => ({
    text: text.replace(pattern, (_, before: string, word: string) => before + misspelt(word, random)),
  });
}
