import type { MetricMeta } from './metric-meta.js';

/** What a metric over the whole set sees of one row: enough for a confusion matrix, small enough for 100,000 rows. */
export interface Prediction {
  readonly expected: string | undefined;
  /** Undefined when no label could be read from the answer. */
  readonly predicted: string | undefined;
  /** How many answers this stands for, perhaps none; 1 when left out. */
  readonly count?: number;
}

export interface SetMetric extends MetricMeta {
  readonly level: 'set';
  /** What is read from the expected and the real answer: a label, when left out, or a number. */
  readonly reads?: PredictionReading;
  readonly summarize: (predictions: readonly Prediction[]) => number;
  /** Where its entry has a value: the measure for it, or one sentence that says what is wrong with it. */
  readonly bind?: (value: unknown) => SetMetric['summarize'] | string;
}

export type PredictionReading = 'label' | 'number';
