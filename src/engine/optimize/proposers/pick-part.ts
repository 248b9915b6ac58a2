import type { Random } from '../../random/seeded.js';
import type { Genome } from '../parts.js';
import { maskTags } from '../../template/jinja/template-tags.js';

/**
 * A part by chance, in proportion to its own words: a part that is little more than a placeholder is rarely worth a
 * call.
 */
export function pickPart({ parts }: Genome, random: Random): string | undefined {
  const weights = Object.entries(parts).map(([id, text]): [string, number] => [id, wordsIn(text)]);
  let left = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [id, weight] of weights) {
    left -= weight;
    if (left < 0) return id;
  }
  return undefined;
}

/** The parts with words of their own, in the order of the file. */
export function wordedParts({ parts }: Genome): string[] {
  return Object.keys(parts).filter((id) => wordsIn(parts[id] ?? '') > 0);
}

/** The part with the most words of its own: where the instruction is. Undefined when nothing can be changed. */
export function mainPart({ parts }: Genome): string | undefined {
  const [first] = Object.entries(parts).sort(([, a], [, b]) => wordsIn(b) - wordsIn(a));
  return first?.[0];
}

function wordsIn(text: string): number {
  return maskTags(text).match(/\p{L}+/gu)?.length ?? 0;
}
