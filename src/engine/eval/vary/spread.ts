import { mean } from '../statistics/mean.js';

/** How far the scores of texts that say the same lie apart: standard deviations in the unit of the score. */
export interface TextSpread {
  /** Of the texts' scores as they are. */
  readonly observed: number;
  /** What single rows that change sides bring to it: it shrinks with more rows. Null where rows have no score of their own. */
  readonly noise: number | null;
  /** What is left without that: the texts' own. Null as before. */
  readonly beyond: number | null;
}

/**
 * The spread over texts (at least two), each scored on the same rows in the same order. Rows and texts are a two-way
 * layout without repeats: what neither a row nor a text explains is noise, and a text's mean has a share of `1 / rows` of its
 * variance. That rows are a sample is another matter: it moves all texts alike and is in the interval of the prompt's own score.
 */
export function spreadOf(texts: readonly Float64Array[]): TextSpread {
  const means = texts.map(mean);
  const rows = texts[0]?.length ?? 0;
  const observed = standardDeviation(means);
  if (texts.length < 2 || rows < 2) return { observed, noise: null, beyond: null };
  const all = mean(Float64Array.from(means));
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    const own = texts.reduce((sum, scores) => sum + (scores[row] ?? 0), 0) / texts.length;
    for (const [i, scores] of texts.entries()) squares += ((scores[row] ?? 0) - own - (means[i] ?? 0) + all) ** 2;
  }
  const noise = squares / ((rows - 1) * (texts.length - 1)) / rows;
  return { observed, noise: Math.sqrt(noise), beyond: Math.sqrt(Math.max(0, observed ** 2 - noise)) };
}

/** With `n - 1`; 0 for fewer than two. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(Float64Array.from(values));
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
