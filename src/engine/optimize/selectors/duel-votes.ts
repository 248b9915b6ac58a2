import type { DuelCounts } from '../contracts.js';
import type { Selector } from '../parts.js';

/**
 * A judge compares answers where no score does: the first arm is the champion, and every other one meets it on all rows,
 * each two answers `votes` times in both orders, and takes its place when it is preferred (SPO, Xiang et al. 2025).
 */
export function duelVotes(votes: number): Selector {
  return {
    id: 'duel-votes',
    async select(arms, keep, { rows, duel }) {
      let standing: readonly string[] = arms.slice(0, 1);
      for (const id of arms.slice(1)) {
        const [champion = id, ...beaten] = standing;
        const isBetter = isPreferred(await duel(champion, id, rows, votes));
        standing = isBetter ? [id, champion, ...beaten] : [champion, id, ...beaten];
      }
      return standing.slice(0, keep);
    },
  };
}

/** More rows won than lost: a tie, or answers nobody can tell apart, leave the champion where it is. */
export function isPreferred({ wins, losses }: Pick<DuelCounts, 'wins' | 'losses'>): boolean {
  return wins > losses;
}
