import type { MetricOption } from '../metric-option.js';

export interface MetricMeta {
  /** promptfoo's name wherever it has one. */
  readonly id: string;
  readonly summary: string;
  readonly needs: readonly MetricNeed[];
  /** The least and the most it can be; more is better. */
  readonly range: readonly [number, number];
  /** The least value that passes when the entry gives none, 1 when left out; `own` where the metric itself reads it. */
  readonly threshold?: number | 'own';
  /** Keys its entry may have besides `type`, `value`, `threshold`, `weight` and `name`. */
  readonly options?: readonly MetricOption[];
  /** True where its value is made of those of the metrics listed before it. */
  readonly sumsUp?: boolean;
  /** Where its definition and its defaults come from. */
  readonly source?: string;
}

export type MetricNeed = 'expected' | 'labels' | 'tools' | 'logprobs';
