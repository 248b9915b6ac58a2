import type { Random } from '../../random/seeded.js';
import type { SearchContext } from '../parts.js';

/** Mean scores over the train rows that all of them are measured on; 0 where there is none. */
export function fitnessOf(ids: readonly string[], { table, rows }: Pick<SearchContext, 'table' | 'rows'>): number[] {
  const common = table.common(ids, rows.train);
  return ids.map((id) => table.mean(id, common) || 0);
}

/**
 * The position of one, in proportion to fitness (a roulette wheel); any of them when none has more than nothing. Scores
 * below 0 are counted from the least.
 */
export function spinWheel(fitness: readonly number[], random: Random): number {
  const least = Math.min(0, ...fitness);
  const shares = fitness.map((value) => value - least);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total === 0) return random.below(fitness.length);
  let left = random.next() * total;
  const at = shares.findIndex((share) => (left -= share) < 0);
  return at < 0 ? shares.findLastIndex((share) => share > 0) : at;
}
