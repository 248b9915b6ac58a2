import type { Estimate } from '../contracts/estimate.js';

/** The two-sided 95 % quantile of the standard normal distribution. */
export const z95 = 1.959963984540054;

/**
 * The share of successes with Wilson's 95 % score interval (E. B. Wilson, JASA 22, 1927). Unlike the textbook
 * interval it keeps its width at 0 and 1. With n = 0 nothing is known: mean 0, from 0 to 1.
 * @param successes from 0 to n; fractions are allowed
 */
export function wilson(successes: number, n: number): Estimate {
  if (n === 0) return { mean: 0, low: 0, high: 1 };
  const mean = successes / n;
  const z2 = z95 * z95;
  const center = (mean + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((mean * (1 - mean)) / n + z2 / (4 * n * n));
  return { mean, low: Math.max(0, Math.min(mean, center - half)), high: Math.min(1, Math.max(mean, center + half)) };
}
