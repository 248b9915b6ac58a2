import { chooseObjective, type Objective } from '../../../engine/optimize/choose-objective.js';
import { duelsBy } from '../../../engine/optimize/duel-metric.js';
import type { OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import { HostError } from '../../host-error.js';
import type { ReadyVariant } from '../evaluate/prepare-run.js';

type Weights = NonNullable<OptimizeUse['metric']>;

/** What a judge compares by. */
export function judgedObjective({ metrics }: ReadyVariant): Objective {
  const objective = duelsBy(metrics);
  if (objective === undefined) throw new Error('A judged run without a metric of pairs: this is a bug in Hone.');
  return objective;
}

/** What is maximised. @throws HostError `bad-argument` */
export function scoredObjective(weights: Weights | undefined, { variant, metrics }: ReadyVariant): Objective {
  const chosen = chooseObjective(weights, metrics);
  if (chosen.ok) return chosen.objective;
  throw new HostError('bad-argument', `${addressOf(variant.prompt)} ${chosen.fault}`);
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
