import type { RowMetric } from '../eval/contracts/row-metric.js';
import type { PartMetric } from '../eval/made-of-others.js';
import { estimateTokens } from '../model/estimate-tokens.js';
import type { Penalty } from '../prompt/optimize-use.js';
import type { Candidate } from './parts.js';

export interface Weighed {
  readonly metric: PartMetric;
  readonly weight: number;
}

/** One metric of several by weights, which are made to sum to 1, so that 1 stays perfect where it is for each. */
export function weighedMetric(parts: readonly Weighed[]): {
  readonly metric: RowMetric;
  readonly summed: readonly PartMetric[];
} {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const shares = parts.map(({ weight }) => weight / total);
  const sumOf = (values: readonly number[]): number =>
    values.reduce((sum, value, index) => sum + value * (shares[index] ?? 0), 0);
  const id = parts.map(({ metric }, index) => `${Number((shares[index] ?? 0).toFixed(3))} ${metric.id}`).join(' + ');
  return {
    summed: parts.map(({ metric }) => metric),
    metric: {
      id,
      level: 'row',
      summary: 'The sum of metrics by their weights.',
      needs: [],
      range: [sumOf(parts.map(({ metric }) => metric.range[0])), sumOf(parts.map(({ metric }) => metric.range[1]))],
      score: (_answer, before) => ({ value: sumOf(before.map(({ value }) => value)) }),
    },
  };
}

/** What an answer of a candidate loses; `usd` is what it costs, undefined where no model was reached. */
export function penaltyFor(
  { length = 0, cost = 0 }: Penalty,
  seed: Candidate,
): (candidate: Candidate, usd: number | undefined) => number {
  const lengths = new Map<string, number>();
  const usual = estimateTokens(seed.text);
  return ({ id, text }, usd = 0) => {
    const longer = lengths.get(id) ?? estimateTokens(text) / usual - 1;
    lengths.set(id, longer);
    return length * longer + cost * 1000 * usd;
  };
}
