import type { Variant } from '../contracts/cell.js';
import type { JudgedMetric } from '../contracts/judged-metric.js';
import type { Metric } from '../contracts/metric.js';
import type { PairMetric } from '../contracts/pair-metric.js';

/** The name of the expected answer where it stands in a variant's place. */
export const expectedAnswer = 'expected';

/** Two places of a row that a metric compares; `a` is undefined for the expected answer. */
export interface PlannedPair {
  readonly metric: PairMetric;
  readonly a: number | undefined;
  readonly b: number;
}

interface Planned {
  readonly variant: Variant;
  readonly metrics: readonly Metric[];
}

/** Whom each metric holds against whom: its baseline against the others, or every two. */
export function plannedPairs(variants: readonly Planned[]): PlannedPair[] {
  const pairs: PlannedPair[] = [];
  for (const [b, { metrics }] of variants.entries())
    for (const metric of metrics.filter(isPaired))
      for (const a of othersOf(metric, b, variants)) pairs.push({ metric, a, b });
  return pairs;
}

function othersOf(metric: PairMetric, b: number, variants: readonly Planned[]): (number | undefined)[] {
  if (metric.baseline === expectedAnswer) return [undefined];
  const having = variants.flatMap(({ metrics }, at) => (metrics.some(({ id }) => id === metric.id) ? [at] : []));
  if (metric.baseline === undefined) return having.filter((at) => at < b);
  const baseline = baselineAmong(metric.baseline, variants);
  return baseline === undefined || baseline === b ? [] : [baseline];
}

function baselineAmong(part: string, variants: readonly Planned[]): number | undefined {
  const found = variants.findIndex(({ variant }) => variant.id.includes(part));
  return found === -1 ? undefined : found;
}

/** Why a metric of the run has nothing to compare, as a sentence; undefined where all have. */
export function pairingFault(variants: readonly Planned[]): string | undefined {
  for (const metric of variants.flatMap(({ metrics }) => metrics.filter(isPaired))) {
    const { id, baseline } = metric;
    if (baseline === expectedAnswer) continue;
    if (variants.length < 2)
      return `Metric '${id}' compares variants, and there is only one. Add a matrix, a second prompt or a second --model.`;
    if (baseline !== undefined && baselineAmong(baseline, variants) === undefined)
      return `Metric '${id}': no variant has '${baseline}' in its name. Variants are ${variants.map(({ variant }) => variant.id).join(', ')}.`;
  }
  return undefined;
}

function isPaired(metric: Metric): metric is PairMetric {
  return metric.level === 'pair';
}

/** A comparison as an estimate counts it: two questions, about an answer and another one like it. */
export function asGrading({ compare, ...metric }: PairMetric): JudgedMetric {
  return {
    ...metric,
    level: 'judged',
    conclude: (mean) => mean,
    async score({ answer, expected, values, messages = [] }, ask) {
      const pair = { first: answer, second: answer, expected, values, messages };
      await compare(pair, ask);
      await compare(pair, ask);
      return { value: 0, verdict: '' };
    },
  };
}
