import { compareScores } from '../eval/statistics/compare-scores.js';
import { estimateMean } from '../eval/statistics/estimate-mean.js';
import type { Random } from '../random/seeded.js';
import type { Verdict } from './contracts.js';

/** The level of the sealed test's claim; it asks for one comparison only, so nothing is corrected. */
const level = 0.05;

/**
 * What the sealed test says: `better` only when the whole interval is in favour and the paired test agrees.
 * Both lists are scores of the same rows in the same order.
 */
export function verdictOf(metric: string, seed: Float64Array, best: Float64Array, random: Random): Verdict {
  const comparison = compareScores(seed, best, random.fork('comparison'));
  const isBetter = comparison.low > 0 && comparison.p < level;
  return {
    metric,
    ...comparison,
    n: seed.length,
    seed: estimateMean(seed, random.fork('mean')),
    best: estimateMean(best, random.fork('mean')),
    verdict: isBetter ? 'better' : 'no reliable improvement',
  };
}

/** The same from the shares of rows on which a judge prefers the chosen prompt's answer to the seed's. */
export function judgedVerdict(metric: string, shares: Float64Array, random: Random): Verdict {
  return verdictOf(
    metric,
    shares.map((share) => 1 - share),
    shares,
    random,
  );
}

/** The verdict of a run whose winner is the seed itself: there is nothing to compare. */
export function unchangedVerdict(metric: string, seed: Float64Array, random: Random): Verdict {
  const score = estimateMean(seed, random.fork('mean'));
  const same = { difference: 0, low: 0, high: 0, p: 1, wins: 0, losses: 0, ties: seed.length };
  return { metric, ...same, n: seed.length, seed: score, best: score, verdict: 'no reliable improvement' };
}

/** The verdict of a run that ended before the test was opened. */
export function unopenedVerdict(metric: string): Verdict {
  const unknown = { mean: 0, low: 0, high: 1 };
  return {
    metric,
    difference: 0,
    low: 0,
    high: 0,
    p: 1,
    wins: 0,
    losses: 0,
    ties: 0,
    n: 0,
    seed: unknown,
    best: unknown,
    verdict: 'no reliable improvement',
  };
}
