import { changePrior, promptBound } from '../eval/statistics/pac-bayes.js';
import type { DevBound } from './contracts.js';
import type { OptimizeTask } from './task.js';

/**
 * What the chosen prompt's dev score is sure of though it was chosen on those rows; undefined for scores beyond 0 to 1,
 * of which the theorem does not speak. A row without a score counts as 0: leaving it out could only flatter.
 */
export function devBound(
  { metric, prompt, splits: { dev } }: Pick<OptimizeTask, 'metric' | 'prompt' | 'splits'>,
  { text, scores }: { readonly text: string; readonly scores: Float64Array },
): DevBound | undefined {
  const [low, high] = metric.range;
  if (low < 0 || high > 1 || scores.length === 0) return undefined;
  const measured = { mean: scores.reduce((sum, score) => sum + score, 0) / dev.length, n: dev.length };
  const { nats, from } = changePrior(prompt.text, text);
  return { ...measured, least: promptBound(measured, nats).least, prior: from, nats };
}
