import type { Random } from '../../random/seeded.js';
import type { Estimate } from '../contracts/estimate.js';
import { bootstrap } from './bootstrap.js';
import { mean, meanAt, sum } from './mean.js';
import { wilson } from './wilson.js';

/**
 * The mean of row scores with its 95 % interval: Wilson's where every row has 0 or 1, else the bootstrap's. Repeats of
 * a row are averaged before: they are no new evidence. Rows that all have the same share would bootstrap to an
 * interval of no width, so they take Wilson's too.
 */
export function estimateMean(scores: Float64Array, random: Random): Estimate {
  if (isBinary(scores) || isOneShare(scores)) return wilson(sum(scores), scores.length);
  return { mean: mean(scores), ...bootstrap(scores.length, (rows) => meanAt(scores, rows), random) };
}

/** True when every score is 0 or 1, and when there is none. */
export function isBinary(scores: Float64Array): boolean {
  return scores.every((score) => score === 0 || score === 1);
}

function isOneShare(scores: Float64Array): boolean {
  const first = scores[0] ?? NaN;
  return first >= 0 && first <= 1 && scores.every((score) => score === first);
}
