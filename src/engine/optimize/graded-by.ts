import type { PartMetric } from '../eval/made-of-others.js';
import { codeOf, judgesNamedBy, juriesOf } from '../eval/juries.js';
import type { OptimizeTask } from './task.js';

type Measured = Pick<OptimizeTask, 'metric' | 'summed'>;

/** All that a row is scored by, in the order it is scored. */
export function measuredBy({ metric, summed }: Measured): readonly PartMetric[] {
  return [...summed, metric];
}

/** `provider/model` names of those who grade answers, each once; none where nobody does. */
export function gradersOf(measured: Measured): readonly string[] {
  return [...new Set(judgesNamedBy(measuredBy(measured)))];
}

/** Calls to judges that one answer takes at most: one for each vote. */
export function gradingCalls(measured: Measured): number {
  return measuredBy(measured)
    .flatMap(juriesOf)
    .reduce((sum, { judges, times }) => sum + judges.length * times, 0);
}

/** The ids of those of them that run code of the prompt; none where Hone computes all. */
export function codedBy(measured: Measured): readonly string[] {
  return measuredBy(measured).flatMap((metric) => (codeOf(metric).length > 0 ? [metric.id] : []));
}
