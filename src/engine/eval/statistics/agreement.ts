import type { Estimate } from '../contracts/estimate.js';
import { wilson } from './wilson.js';

/** How often pairs of votes on one thing were the same, over things that were all voted on equally often. */
export interface VoteCounts {
  /** Things voted on. */
  readonly n: number;
  /** Pairs of votes on the same thing. */
  readonly pairs: number;
  readonly agreeing: number;
}

/** The share of pairs that agree. Things are the unit of its interval: the pairs of one are no new evidence. */
export function shareOfAgreement({ n, pairs, agreeing }: VoteCounts): Estimate {
  return wilson(pairs === 0 ? 0 : (agreeing / pairs) * n, n);
}

/** How often two raters said what, by `[first rater's word, second rater's word]` as JSON. */
export type RatingTable = ReadonlyMap<string, number>;

/**
 * Cohen's kappa of two raters (J. Cohen, Educational and Psychological Measurement 20, 1960): the agreement beyond what
 * chance would give raters who use their words as often as these. Undefined without ratings, and when both always say
 * the same one word, where chance explains everything.
 */
export function cohensKappa(table: RatingTable): number | undefined {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let n = 0;
  let agreeing = 0;
  for (const [key, count] of table) {
    const [one = '', other = ''] = JSON.parse(key) as string[];
    first.set(one, (first.get(one) ?? 0) + count);
    second.set(other, (second.get(other) ?? 0) + count);
    n += count;
    if (one === other) agreeing += count;
  }
  const chance = [...first].reduce((sum, [word, count]) => sum + count * (second.get(word) ?? 0), 0) / (n * n);
  return n === 0 || chance === 1 ? undefined : (agreeing / n - chance) / (1 - chance);
}
