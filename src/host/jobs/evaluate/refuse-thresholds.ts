import type { Metric } from '../../../engine/eval/contracts/metric.js';
import { HostError } from '../../host-error.js';

/**
 * Refuses a run whose scores somebody will hold against a metric that none of its variants has, before it is paid for.
 * Where some have it, the others miss the threshold.
 * @throws HostError `bad-argument`
 */
export function refuseThresholds(
  variants: readonly { readonly metrics: readonly Metric[] }[],
  wanted: readonly string[],
): void {
  const ids = new Set(variants.flatMap(({ metrics }) => metrics.map(({ id }) => id)));
  const odd = wanted.find((metric) => !ids.has(metric));
  if (odd === undefined) return;
  throw new HostError(
    'bad-argument',
    `--threshold: no prompt has the metric '${odd}'. Name one of ${[...ids].join(', ')}, or put it under metrics in the prompt.`,
  );
}
