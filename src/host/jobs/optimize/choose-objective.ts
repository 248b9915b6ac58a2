import type { Metric } from '../../../engine/eval/contracts/metric.js';
import type { RowMetric } from '../../../engine/eval/contracts/row-metric.js';
import { isAskedOutside, juriesOf } from '../../../engine/eval/juries.js';
import { duelsBy } from '../../../engine/optimize/duel-metric.js';
import { weighedMetric } from '../../../engine/optimize/objective.js';
import { summedBy } from '../../../engine/optimize/summed-by.js';
import type { OptimizeTask } from '../../../engine/optimize/task.js';
import type { OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import { usableObjectives } from '../../../engine/optimize/usable-objectives.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import { HostError } from '../../host-error.js';
import type { ReadyVariant } from '../evaluate/prepare-run.js';

export type Objective = Pick<OptimizeTask, 'metric' | 'summed' | 'duels'>;

type Weights = NonNullable<OptimizeUse['metric']>;

/** What a judge compares by. */
export function judgedObjective({ metrics }: ReadyVariant): Objective {
  const objective = duelsBy(metrics);
  if (objective === undefined) throw new Error('A judged run without a metric of pairs: this is a bug in Hone.');
  return objective;
}

/**
 * What is maximised: the metrics asked for, else the first of the prompt that scores rows.
 * @throws HostError `bad-argument`
 */
export function scoredObjective(weights: Weights | undefined, variant: ReadyVariant): Objective {
  const wanted = Object.entries(weights ?? {});
  if (wanted.length < 2) return single(metricNamed(wanted[0]?.[0], variant), variant);
  const weighed = wanted.map(([name, weight]) => ({ metric: metricNamed(name, variant), weight }));
  const total = weighed.find(({ metric }) => metric.sumsUp === true);
  if (total !== undefined)
    throw wrong(variant, `weighs ${total.metric.id}, which sums up the others itself. Weigh those, or name it alone.`);
  if (weighed.every(({ weight }) => weight === 0))
    throw wrong(variant, 'weighs every metric with 0. Give one of them more.');
  return weighedMetric(weighed);
}

function single(metric: RowMetric, variant: ReadyVariant): Objective {
  const { summed, graded } = summedBy(metric, variant.metrics);
  if (graded === undefined) return { metric, summed };
  throw wrong(
    variant,
    `is measured by ${metric.id}, which sums up ${graded.id}, and that one ${howAsked(graded)}: name another metric with --metric, or take ${graded.id} out.`,
  );
}

function howAsked(metric: Metric): string {
  return juriesOf(metric).length > 0
    ? 'a model grades. A search does not pay for a judge'
    : 'code computes. A search runs no code';
}

function metricNamed(name: string | undefined, variant: ReadyVariant): RowMetric {
  const { metrics } = variant;
  const usable = usableObjectives(metrics);
  const metric = usable.find(({ id }) => name === undefined || id === name);
  if (metric !== undefined) return metric;
  const names = usable.map(({ id }) => id);
  const graded = metrics.find((one) => isAskedOutside(one) && (name === undefined || one.id === name));
  if (graded !== undefined) {
    const instead =
      names.length === 0 ? 'add a metric such as exact-match' : `name ${names.join(' or ')} with --metric`;
    throw wrong(
      variant,
      `is measured by ${graded.id}, which ${howAsked(graded)}: ${instead}, and use ${graded.id} in hone eval.`,
    );
  }
  const advice =
    usable.length === 0
      ? 'Add one such as exact-match to the metrics in its front matter.'
      : `Choose one of ${names.join(', ')}.`;
  const what = name === undefined ? 'no metric that scores single rows' : `no metric '${name}' that scores single rows`;
  throw wrong(variant, `has ${what}, and a search needs one. ${advice}`);
}

/** `exact-match`, or `exact-match=0.7,contains=0.3`. @throws HostError `bad-argument` */
export function weightsIn(text: string): Weights {
  if (!text.includes('=')) return { [text]: 1 };
  return Object.fromEntries(
    text.split(',').map((part): [string, number] => {
      const [name = '', weight = ''] = part.split('=').map((word) => word.trim());
      const value = Number(weight);
      if (name !== '' && weight !== '' && value >= 0 && Number.isFinite(value)) return [name, value];
      throw new HostError(
        'bad-argument',
        `--metric ${text}: write a metric's name, or names with weights: exact-match=0.7,contains=0.3.`,
      );
    }),
  );
}

function wrong({ variant }: ReadyVariant, message: string): HostError {
  return new HostError('bad-argument', `${addressOf(variant.prompt)} ${message}`);
}
