import type { Random } from '../../random/seeded.js';

/** A choice for each variable, by number, and what it came to. */
export type Trial = {
  readonly choice: readonly number[];
  readonly score: number;
};

export interface TpeOptions {
  /** Trials chosen at random before anything is concluded from them. */
  readonly startup: number;
  /** Choices that are drawn from what was good, of which the most promising is tried. */
  readonly draws: number;
}

/** The share of the trials that counts as good, and the most of them (Optuna's defaults). */
const goodShare = 0.1;
const mostGood = 25;

/**
 * The next choice by a tree-structured Parzen estimator over categories (Bergstra et al. 2011; the joint form Optuna
 * calls multivariate): draws from what the good trials chose, and takes the draw that is likeliest among the good and
 * unlikeliest among the others.
 */
export function nextChoice(
  trials: readonly Trial[],
  sizes: readonly number[],
  { startup, draws }: TpeOptions,
  random: Random,
): number[] {
  if (trials.length < startup) return sizes.map((size) => random.below(size));
  const { good, others } = splitTrials(trials);
  const likely = density(good, sizes);
  const unlikely = density(others, sizes);
  const drawn = Array.from({ length: draws }, () => draw(good, sizes, random));
  const gain = (choice: readonly number[]): number => Math.log(likely(choice)) - Math.log(unlikely(choice));
  return drawn.reduce((best, choice) => (gain(choice) > gain(best) ? choice : best));
}

/** The best tenth, rounded up, at most 25; of equals those that came first. */
export function splitTrials(trials: readonly Trial[]): { readonly good: Trial[]; readonly others: Trial[] } {
  const ranked = [...trials].sort((a, b) => b.score - a.score);
  const count = Math.min(Math.ceil(goodShare * trials.length), mostGood);
  return { good: ranked.slice(0, count), others: ranked.slice(count) };
}

/**
 * How likely a choice is: the mean over one kernel for each trial, which prefers what the trial chose, and one that
 * prefers nothing.
 */
export function density(trials: readonly Trial[], sizes: readonly number[]): (choice: readonly number[]) => number {
  const kernels = trials.length + 1;
  const uniform = sizes.reduce((product, size) => product / size, 1);
  return (choice) => {
    const own = trials.map((trial) =>
      sizes.reduce((product, size, at) => product * weightOf(trial.choice[at] === choice[at], size, kernels), 1),
    );
    return own.reduce((sum, weight) => sum + weight, uniform) / kernels;
  };
}

/** A kernel gives its own category one and every category a share of one among the kernels, then adds up to one. */
function weightOf(isOwn: boolean, size: number, kernels: number): number {
  return ((isOwn ? 1 : 0) + 1 / kernels) / (1 + size / kernels);
}

function draw(trials: readonly Trial[], sizes: readonly number[], random: Random): number[] {
  const kernels = trials.length + 1;
  const kernel = trials[random.below(kernels)];
  return sizes.map((size, at) => {
    const isOwn = kernel !== undefined && random.next() < 1 / (1 + size / kernels);
    return isOwn ? (kernel.choice[at] ?? 0) : random.below(size);
  });
}
