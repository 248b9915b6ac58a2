import { mean } from '../statistics/mean.js';

export interface Flatness {
  /** How much a row's score changes on average when the prompt is said in another form; 0 where nothing changes. */
  readonly change: number;
  /** The prompt's own score less `cost` times the change: what to select by. */
  readonly score: number;
}

/**
 * Flatness in its input-perturbation form. Shen et al., "Flatness-Aware Prompt Selection" (arXiv 2305.10713), add to a
 * prompt's score a weighted term for how little the outputs move (mean absolute difference) when the model's weights get noise. Weights are not ours
 * to change, so here the prompt is changed instead and row scores are what moves; the weight `cost` is theirs to tune, 1 here.
 * @param own the prompt's scores by row
 * @param varied each text's scores on the same rows, at least one text
 */
export function flatnessOf(own: Float64Array, varied: readonly Float64Array[], cost = 1): Flatness {
  const changes = varied.map((scores) => mean(scores.map((score, row) => Math.abs(score - (own[row] ?? 0)))));
  const change = mean(Float64Array.from(changes));
  return { change, score: mean(own) - cost * change };
}
