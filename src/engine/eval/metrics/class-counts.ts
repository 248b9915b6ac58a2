import type { Prediction } from '../contracts/set-metric.js';

/** What became of one class. */
export interface ClassCounts {
  readonly label: string;
  /** Rows of this class. */
  expected: number;
  /** Answers that say this class. */
  predicted: number;
  right: number;
}

/** Every class that was expected or predicted. An answer without a readable label predicts none. */
export function countClasses(predictions: readonly Prediction[]): ClassCounts[] {
  const classes = new Map<string, ClassCounts>();
  const classOf = (label: string): ClassCounts => {
    const counts = classes.get(label) ?? { label, expected: 0, predicted: 0, right: 0 };
    classes.set(label, counts);
    return counts;
  };
  for (const { expected, predicted, count = 1 } of predictions) {
    if (count === 0) continue;
    if (expected !== undefined) classOf(expected).expected += count;
    if (predicted !== undefined) classOf(predicted).predicted += count;
    if (expected !== undefined && expected === predicted) classOf(expected).right += count;
  }
  return [...classes.values()];
}

/** Of the answers that say a class, the share that is right; 0 where none says it. */
export function precisionOf({ right, predicted }: ClassCounts): number {
  return predicted === 0 ? 0 : right / predicted;
}

/** Of the rows of a class, the share that was found; 0 where there are none. */
export function recallOf({ right, expected }: ClassCounts): number {
  return expected === 0 ? 0 : right / expected;
}

/** The harmonic mean of the two. */
export function f1Of({ right, expected, predicted }: ClassCounts): number {
  return right === 0 ? 0 : (2 * right) / (expected + predicted);
}
