import type { Prediction, SetMetric } from '../contracts/set-metric.js';

/** Expected and answered numbers with how often the pair occurs. */
export interface NumberPairs {
  readonly expected: readonly number[];
  readonly answered: readonly number[];
  readonly counts: readonly number[];
}

/** Answers in which no number was read are left out: a correlation has no place for them. */
function numberPairs(predictions: readonly Prediction[]): NumberPairs {
  const known = predictions.filter(({ expected, predicted, count = 1 }) => {
    return count > 0 && expected !== undefined && predicted !== undefined;
  });
  return {
    expected: known.map(({ expected }) => Number(expected)),
    answered: known.map(({ predicted }) => Number(predicted)),
    counts: known.map(({ count = 1 }) => count),
  };
}

/** A metric over the numbers read from expected and real answers. */
export function numberMetric(
  meta: Pick<SetMetric, 'id' | 'summary' | 'range' | 'source'>,
  measure: (pairs: NumberPairs) => number,
): SetMetric {
  return {
    ...meta,
    level: 'set',
    reads: 'number',
    needs: ['expected'],
    summarize: (predictions) => measure(numberPairs(predictions)),
  };
}

/** The correlation of two lists, each pair counted as often as it occurs; 0 where one of them does not vary. */
export function correlation(a: readonly number[], b: readonly number[], counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value, i) => sum + value * (counts[i] ?? 0), 0) / total;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (const [i, count] of counts.entries()) {
    const [offA, offB] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    both += count * offA * offB;
    squaresA += count * offA ** 2;
    squaresB += count * offB ** 2;
  }
  const spread = Math.sqrt(squaresA * squaresB);
  return spread > 0 ? Math.max(-1, Math.min(1, both / spread)) : 0;
}

/** Ranks from 1, equal values sharing the mean of theirs, each value as often as it occurs. */
export function ranksOf(values: readonly number[], counts: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  let before = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let tied = 0;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) {
      tied += counts[order[end] ?? 0] ?? 0;
      end++;
    }
    for (let at = start; at < end; at++) ranks[order[at] ?? 0] = before + (tied + 1) / 2;
    before += tied;
    start = end;
  }
  return ranks;
}
