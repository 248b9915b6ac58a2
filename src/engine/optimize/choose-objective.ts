import type { Metric } from '../eval/contracts/metric.js';
import type { PartMetric } from '../eval/made-of-others.js';
import type { OptimizeUse } from '../prompt/optimize-use.js';
import { weighedMetric } from './objective.js';
import { summedBy } from './summed-by.js';
import type { OptimizeTask } from './task.js';
import { usableObjectives } from './usable-objectives.js';

export type Objective = Pick<OptimizeTask, 'metric' | 'summed' | 'duels'>;

/** What a search maximises, or what to change, as the rest of a sentence that starts with the prompt. */
export type ChosenObjective =
  | { readonly ok: true; readonly objective: Objective }
  | { readonly ok: false; readonly fault: string };

/** The metrics asked for, else the first of the prompt that scores rows. */
export function chooseObjective(weights: OptimizeUse['metric'], metrics: readonly Metric[]): ChosenObjective {
  const wanted = Object.entries(weights ?? {});
  if (wanted.length < 2) return single(wanted[0]?.[0], metrics);
  const weighed: { metric: PartMetric; weight: number }[] = [];
  for (const [name, weight] of wanted) {
    const metric = metricNamed(name, metrics);
    if (typeof metric === 'string') return wrong(metric);
    if (metric.level === 'row' && metric.sumsUp === true)
      return wrong(`weighs ${metric.id}, which sums up the others itself. Weigh those, or name it alone.`);
    weighed.push({ metric, weight });
  }
  if (weighed.every(({ weight }) => weight === 0)) return wrong('weighs every metric with 0. Give one of them more.');
  return { ok: true, objective: weighedMetric(weighed) };
}

function wrong(fault: string): ChosenObjective {
  return { ok: false, fault };
}

function single(name: string | undefined, metrics: readonly Metric[]): ChosenObjective {
  const metric = metricNamed(name, metrics);
  if (typeof metric === 'string') return wrong(metric);
  return { ok: true, objective: { metric, summed: summedBy(metric, metrics) } };
}

/** The metric of that name, the first that can be used where there is none, or what is wrong. */
function metricNamed(name: string | undefined, metrics: readonly Metric[]): PartMetric | string {
  const usable = usableObjectives(metrics);
  const metric = usable.find(({ id }) => name === undefined || id === name);
  if (metric !== undefined) return metric;
  const names = usable.map(({ id }) => id);
  const advice =
    usable.length === 0
      ? 'Add one such as exact-match to the metrics in its front matter.'
      : `Choose one of ${names.join(', ')}.`;
  const what = name === undefined ? 'no metric that scores single rows' : `no metric '${name}' that scores single rows`;
  return `has ${what}, and a search needs one. ${advice}`;
}
