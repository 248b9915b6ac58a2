import type { RowMetric } from '../contracts/row-metric.js';
import { likelihoodsOf } from './token-likelihoods.js';

/**
 * What the model made of the labels before it wrote one: the probability of each label's first token, as shares of
 * their sum. A token that begins several labels tells them not apart and is left out.
 */
export const labelLikelihood: RowMetric = {
  id: 'label-likelihood',
  level: 'row',
  summary: "The expected label's share of the likelihood of all labels, by their first tokens.",
  needs: ['expected', 'labels', 'logprobs'],
  range: [0, 1],
  score(answer) {
    const { labels, expected } = answer;
    const [first] = likelihoodsOf(answer);
    const candidates = first === undefined ? [] : first.top.length > 0 ? first.top : [first];
    const masses = labels.map(() => 0);
    for (const { token, logprob } of candidates) {
      const begun = labels.flatMap((label, i) => (begins(label, token) ? [i] : []));
      const [only] = begun;
      if (begun.length === 1 && only !== undefined) masses[only] = (masses[only] ?? 0) + Math.exp(logprob);
    }
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    if (total === 0) throw new Error(noneFound(candidates.length));
    const shares = masses.map((mass) => mass / total);
    const value = shares[labels.findIndex((label) => label === expected?.trim())] ?? 0;
    return { value, reason: labels.map((label, i) => `${label} ${((shares[i] ?? 0) * 100).toFixed(1)} %`).join(', ') };
  },
};

function begins(label: string, token: string): boolean {
  const start = token.trim().toLowerCase();
  return start !== '' && label.trim().toLowerCase().startsWith(start);
}

function noneFound(count: number): string {
  return `none of the ${count} likeliest first tokens begins one label alone. Ask for more with config: { logprobs: 20 }, or choose labels that begin differently.`;
}
