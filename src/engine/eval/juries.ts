import type { AskedMetric } from './contracts/asked-metric.js';
import type { CodeSource } from './contracts/code-metric.js';
import type { Jury } from './contracts/judged-metric.js';
import type { Metric } from './contracts/metric.js';
import type { ScoredAnswer } from './contracts/scored-answer.js';

/** Who grades for a metric or for a part of it. */
export function juriesOf(metric: Metric): readonly Jury[] {
  if ('jury' in metric) return [metric.jury];
  return metric.level === 'row' ? (metric.asked?.juries ?? []) : [];
}

/** The models that grade for metrics, as often as they are named. */
export function judgesNamedBy(metrics: readonly Metric[]): string[] {
  return metrics.flatMap(juriesOf).flatMap(({ judges }) => judges);
}

/** The code that a metric or a part of it runs. */
export function codeOf(metric: Metric): readonly CodeSource[] {
  if (metric.level === 'code') return [metric.code];
  return metric.level === 'row' ? (metric.asked?.code ?? []) : [];
}

/** The metric with others to grade, for itself and its parts. */
export function withJuries(metric: Metric, choose: (jury: Jury) => Jury): Metric {
  if ('jury' in metric) return { ...metric, jury: choose(metric.jury) };
  if (metric.level !== 'row' || metric.asked === undefined) return metric;
  const { asked } = metric;
  const of = (answer: ScoredAnswer): AskedMetric[] =>
    asked.of(answer).map((part) => (part.level === 'judged' ? { ...part, jury: choose(part.jury) } : part));
  return { ...metric, asked: { ...asked, juries: asked.juries.map(choose), of } };
}

/** Whether its score, or a part of it, comes from a model that grades or from code. */
export function isAskedOutside(metric: Metric): boolean {
  return juriesOf(metric).length > 0 || codeOf(metric).length > 0;
}
