import { juriesOf, withJuries } from '../engine/eval/juries.js';
import type { Metric } from '../engine/eval/contracts/metric.js';

/** Has the models given grade, whatever the prompts name. @throws Error when nobody can grade a metric that needs it */
export function withJudges(metrics: readonly Metric[], judges: readonly string[]): readonly Metric[] {
  return metrics.map((metric) => {
    if (juriesOf(metric).length === 0) return metric;
    if (judges.length > 0) return withJuries(metric, (jury) => ({ ...jury, judges }));
    throw new Error(`The metric '${metric.id}' needs a model that grades. Pass it to evaluate() as \`judges\`.`);
  });
}
