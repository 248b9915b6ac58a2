import type { RowMetric } from '../contracts/row-metric.js';
import { likelihoodsOf, perplexityOf } from './token-likelihoods.js';

/** promptfoo's form of it, of which more is better: 1 / (1 + perplexity). */
export const perplexityScore: RowMetric = {
  id: 'perplexity-score',
  level: 'row',
  summary: 'How sure the model was of its answer, up to 0.5: 1 / (1 + perplexity).',
  needs: ['logprobs'],
  range: [0, 0.5],
  threshold: 0,
  score: (answer) => ({ value: 1 / (1 + perplexityOf(likelihoodsOf(answer))) }),
};
