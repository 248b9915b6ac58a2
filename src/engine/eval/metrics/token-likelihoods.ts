import type { TokenLikelihood } from '../../model/chat-model.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';

/** @throws Error the metric's reason, where the server gave none */
export function likelihoodsOf({ reply }: ScoredAnswer): readonly TokenLikelihood[] {
  const { logprobs } = reply;
  if (logprobs !== undefined && logprobs.length > 0) return logprobs;
  throw new Error('the server returned no likelihoods of tokens. Ask a model that does, or leave this metric out.');
}

/** The geometric mean of one over each probability. */
export function perplexityOf(tokens: readonly TokenLikelihood[]): number {
  const sum = tokens.reduce((total, { logprob }) => total + logprob, 0);
  return Math.exp(-sum / tokens.length);
}
