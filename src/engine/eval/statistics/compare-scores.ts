import type { Random } from '../../random/seeded.js';
import type { Comparison } from '../contracts/comparison.js';
import { bootstrap } from './bootstrap.js';
import { isBinary } from './estimate-mean.js';
import { mcnemar } from './mcnemar.js';
import { mean, meanAt } from './mean.js';
import { pairedProportions } from './paired-proportions.js';
import { fewRowsInterval } from './paired-lead.js';
import { permutation } from './permutation.js';
import { fewestDiffering } from './rows-needed.js';

/** A comparison without the names of what was compared. */
export type PairedComparison = Omit<Comparison, 'a' | 'b' | 'metric'>;

/**
 * `b` minus `a` over the same rows in the same order: McNemar's exact test and Bonett and Price's interval where all
 * scores are 0 or 1, else the sign-flip test and the bootstrap, or what stands for it where it cannot tell. Rows are the
 * unit: average repeats before.
 * Without rows: difference 0, from -1 to 1, p 1.
 */
export function compareScores(a: Float64Array, b: Float64Array, random: Random): PairedComparison {
  const differences = b.map((score, row) => score - (a[row] ?? 0));
  const counts = countSigns(differences);
  const { wins, losses } = counts;
  const n = differences.length;
  if (wins + losses === 0 || (isBinary(a) && isBinary(b))) {
    const difference = n === 0 ? 0 : (wins - losses) / n;
    return { difference, ...pairedProportions(wins, losses, n), p: mcnemar(wins, losses), ...counts };
  }
  const interval = cannotBootstrap(differences, wins + losses)
    ? fewRowsInterval(differences)
    : bootstrap(n, (rows) => meanAt(differences, rows), random.fork('interval'));
  return { difference: mean(differences), ...interval, p: signFlip(differences, random.fork('p')), ...counts };
}

/** Fewer rows that differ cannot show a reliable difference, whichever way they point: see `fewestDiffering`. */
const fewest = fewestDiffering();

/** A few rows, or one amount on all of them, resample to an interval that claims to know. */
function cannotBootstrap(differences: Float64Array, differing: number): boolean {
  const first = differences[0] ?? 0;
  return differing < fewest || differences.every((difference) => Math.abs(difference - first) < 1e-12);
}

/** How many rows got better, worse, stayed. */
export function countSigns(differences: Float64Array): { wins: number; losses: number; ties: number } {
  let wins = 0;
  let losses = 0;
  for (const difference of differences) {
    if (difference > 0) wins++;
    else if (difference < 0) losses++;
  }
  return { wins, losses, ties: differences.length - wins - losses };
}

function signFlip(differences: Float64Array, random: Random): number {
  const moved = differences.filter((difference) => difference !== 0);
  const sumWhen = (swapped: Uint8Array): number => {
    let sum = 0;
    for (let i = 0; i < moved.length; i++) sum += swapped[i] ? -(moved[i] ?? 0) : (moved[i] ?? 0);
    return sum;
  };
  return permutation(moved.length, sumWhen, random);
}
