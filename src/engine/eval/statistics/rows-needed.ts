import type { Comparison } from '../contracts/comparison.js';
import { upperQuantile } from './normal.js';
import { z95 } from './wilson.js';

/** What is called a reliable difference, two-sided, and how often one that is there is to be found. */
const level = 0.05;
const power = 0.8;

export type Power = Required<Pick<Comparison, 'rowsNeeded' | 'detectable'>>;

/**
 * How many rows would show a difference of this size, and how small a one the present rows can show, four times in
 * five each: n = (z₁ + z₂)² · (d − δ²) / δ², with d the share of rows on which the two differ (R. J. Connor,
 * Biometrics 43, 1987). Scores other than 0 and 1 take the variance that the interval implies.
 * It is never fewer rows than the tests take at the least (`fewestDiffering`).
 * @param tests how many pairs are compared: Holm asks more of each, so it takes more rows
 */
export function powerOf(comparison: Omit<Comparison, 'a' | 'b' | 'metric' | 'p'>, tests = 1): Power {
  const { difference, wins, losses, ties } = comparison;
  const n = wins + losses + ties;
  const square = (upperQuantile(level / (2 * Math.max(1, tests))) + upperQuantile(1 - power)) ** 2;
  const spread = varianceOf(comparison, n);
  const least = wins + losses === 0 ? 0 : Math.ceil((fewestDiffering(tests) * n) / (wins + losses) - 1e-9);
  return {
    rowsNeeded:
      difference === 0 || n === 0 ? null : Math.max(least, Math.ceil((square * spread) / difference ** 2 - 1e-9)),
    detectable: n === 0 ? 1 : Math.sqrt((square * (spread + difference ** 2)) / (n + square)),
  };
}

/** Rows must differ, all to one side, before McNemar's test or sign flips can call it reliable: 2 / 2ⁿ is below the level. */
export function fewestDiffering(tests = 1): number {
  return Math.floor(Math.log2((2 * Math.max(1, tests)) / level)) + 1;
}

/** Of one row's difference. */
function varianceOf({ difference, low, high, wins, losses }: Parameters<typeof powerOf>[0], n: number): number {
  const isBinary = Math.abs(difference * n - (wins - losses)) < 1e-6;
  if (isBinary && wins + losses > 0) return (wins + losses) / n - difference ** 2;
  return ((high - low) / (2 * z95)) ** 2 * n;
}
