import type { CodeAssertion, CodeMetric } from './code-metric.js';
import type { JudgedAssertion, JudgedMetric } from './judged-metric.js';
import type { PairAssertion, PairMetric } from './pair-metric.js';
import type { Assertion, RowMetric } from './row-metric.js';
import type { SetMetric } from './set-metric.js';

/**
 * A metric. A row metric scores one answer and is averaged; a set metric is computed over all predictions.
 * `metrics/exact-match.ts` is the one to imitate.
 */
export type Metric = RowMetric | SetMetric | JudgedMetric | CodeMetric | PairMetric;

/** What the list of metrics holds: metrics, and families that an entry makes one of. */
export type KnownMetric = RowMetric | SetMetric | Assertion | JudgedAssertion | CodeAssertion | PairAssertion;
