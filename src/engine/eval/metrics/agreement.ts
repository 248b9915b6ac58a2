import type { Prediction } from '../contracts/set-metric.js';

/** What agreement beyond chance is computed from. An unreadable answer is a class of its own that no row has. */
export interface Agreement {
  readonly total: number;
  readonly right: number;
  /** Sums over the classes of expected · predicted, expected² and predicted². */
  readonly both: number;
  readonly expected2: number;
  readonly predicted2: number;
}

export function agreementOf(predictions: readonly Prediction[]): Agreement {
  const expectedOf = new Map<string | undefined, number>();
  const predictedOf = new Map<string | undefined, number>();
  let [total, right] = [0, 0];
  for (const { expected, predicted, count = 1 } of predictions) {
    if (expected === undefined || count === 0) continue;
    expectedOf.set(expected, (expectedOf.get(expected) ?? 0) + count);
    predictedOf.set(predicted, (predictedOf.get(predicted) ?? 0) + count);
    total += count;
    if (expected === predicted) right += count;
  }
  return {
    total,
    right,
    both: sum([...expectedOf].map(([label, count]) => count * (predictedOf.get(label) ?? 0))),
    expected2: sum([...expectedOf.values()].map((count) => count ** 2)),
    predicted2: sum([...predictedOf.values()].map((count) => count ** 2)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
