import type { KnownMetric } from './contracts/metric.js';
import type { MetricMeta } from './contracts/metric-meta.js';
import type { MetricOption } from './metric-option.js';
import { metrics } from './metrics/index.js';

/** What there is to know of a metric before it is used. */
export interface MetricFacts {
  readonly id: string;
  /** Whether each answer has a score of its own, or only two answers to a row or all rows together. */
  readonly of: 'answer' | 'pair' | 'all rows';
  readonly summary: string;
  readonly needs: readonly string[];
  readonly range: readonly [number, number];
  /** What passes when the entry says nothing else; `own` where its threshold means something else. */
  readonly threshold: number | 'own' | null;
  readonly options: readonly MetricOption[];
  readonly source: string | null;
}

export const metricFacts: readonly MetricFacts[] = metrics.map(factsOf);

function factsOf(metric: KnownMetric): MetricFacts {
  const { id, summary, range, threshold, options = [], source }: MetricMeta = metric;
  const isOfPair = metric.level === 'pair-assertion';
  const isOfSet = metric.level === 'set';
  return {
    id,
    of: isOfSet ? 'all rows' : isOfPair ? 'pair' : 'answer',
    summary,
    needs: needsOf(metric),
    range,
    threshold: isOfSet || isOfPair ? null : (threshold ?? 1),
    options,
    source: source ?? null,
  };
}

function needsOf(metric: KnownMetric): readonly string[] {
  if ('comparesExpected' in metric && metric.comparesExpected) return ['value or expected'];
  return metric.needs;
}
