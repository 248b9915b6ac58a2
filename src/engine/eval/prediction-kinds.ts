import type { Prediction } from './contracts/set-metric.js';

/** The different pairs of expected and predicted label a run has met, numbered: few, however many rows there are. */
export interface PredictionKinds {
  readonly list: readonly Prediction[];
  codeOf(expected: string | undefined, predicted: string | undefined): number;
}

export function createPredictionKinds(): PredictionKinds {
  const list: Prediction[] = [];
  const codes = new Map<string, number>();
  return {
    list,
    codeOf(expected, predicted) {
      const key = JSON.stringify([expected ?? null, predicted ?? null]);
      const known = codes.get(key);
      if (known !== undefined) return known;
      codes.set(key, list.length);
      return list.push({ expected, predicted }) - 1;
    },
  };
}
