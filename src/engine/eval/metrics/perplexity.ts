import type { Assertion } from '../contracts/row-metric.js';
import { likelihoodsOf, perplexityOf } from './token-likelihoods.js';

/**
 * How surprised the model was by its own answer: the geometric mean of one over each token's probability, 1 when it was
 * sure. Less is better, so that it passes or fails by its threshold, as in promptfoo.
 */
export const perplexity: Assertion = {
  id: 'perplexity',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The perplexity of the answer is at most the threshold; needs `config: { logprobs: true }`.',
  needs: ['logprobs'],
  range: [0, 1],
  threshold: 'own',
  bind({ value, threshold }) {
    if (value !== undefined) return 'it takes no value. Remove `value`, and give the most that passes as `threshold`.';
    if (threshold === undefined)
      return 'it needs the most that passes as `threshold`, for example 2. For a score instead, use `perplexity-score`.';
    return (answer) => {
      const found = perplexityOf(likelihoodsOf(answer));
      return { value: found <= threshold ? 1 : 0, reason: `The perplexity is ${found.toFixed(2)}.` };
    };
  },
};
