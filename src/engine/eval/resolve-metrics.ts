import type { MetricUse, PromptConfig } from '../prompt/prompt-doc.js';
import { closest } from '../text/closest.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { Assertion, Metric, RowMetric, RowScore, SetMetric } from './contracts.js';
import { metrics } from './metrics/index.js';

/** The metrics of a prompt under the names a report shows them by; a metric with a problem is left out. */
export interface ResolvedMetrics {
  readonly metrics: readonly Metric[];
  readonly problems: readonly Problem[];
}

const nowhere: Span = { start: 0, end: 0 };

/**
 * Binds the `metrics` of a prompt's front matter to their code. Without any: exact match, and with labels also accuracy
 * and macro-F1. `not-` turns a row metric round; it goes by the `name` of its
 * entry, or else by its type; a second one of the same name is called `contains-2`.
 */
export function resolveMetrics(config: PromptConfig): ResolvedMetrics {
  const bound: Metric[] = [];
  const problems: Problem[] = [];
  for (const use of config.metrics.length > 0 ? config.metrics : defaultUses(config)) {
    const metric = bind(use, config);
    if (typeof metric === 'string')
      problems.push({ code: 'metric', message: `Metric '${use.type}': ${metric}`, span: use.span });
    else bound.push({ ...metric, id: freeName(metric.id, bound) });
  }
  return { metrics: bound, problems };
}

function defaultUses({ output }: PromptConfig): MetricUse[] {
  const names = output.labels.length > 0 ? ['exact-match', 'accuracy', 'macro-f1'] : ['exact-match'];
  return names.map((type) => ({ type, span: nowhere, value: undefined, threshold: undefined, weight: undefined }));
}

/** @returns one sentence that says what to change when the entry cannot be used */
function bind(use: MetricUse, config: PromptConfig): Metric | string {
  const negated = use.type.startsWith('not-');
  const name = negated ? use.type.slice('not-'.length) : use.type;
  const found = metrics.find(({ id }) => id === name);
  if (found === undefined) return unknownName(name);
  if (use.weight !== undefined)
    return 'weights are not supported, since every metric is reported by itself. Remove `weight`.';
  const missing = missingNeed(found, use, config);
  if (missing !== undefined) return missing;
  if (found.level === 'set') return bindSet(found, use, negated);
  const score = found.level === 'assertion' ? found.bind(use.value, use.template) : bindPlain(found, use);
  if (typeof score === 'string') return score;
  return {
    ...found,
    level: 'row',
    id: use.name ?? use.type,
    score: withThreshold(negated ? not(score) : score, use.threshold),
  };
}

function unknownName(name: string): string {
  const names = metrics.map(({ id }) => id);
  const guess = closest(name, names);
  const known = names.join(', ');
  return `${guess === undefined ? 'there is no such metric.' : `did you mean '${guess}'?`} Known are ${known}, most also with 'not-'.`;
}

function missingNeed(metric: Metric | Assertion, use: MetricUse, { expect, output }: PromptConfig): string | undefined {
  const holdsAgainstIt = metric.level === 'assertion' && metric.comparesExpected && use.value === undefined;
  const needsExpected = metric.needs.includes('expected') || holdsAgainstIt;
  if (needsExpected && expect === undefined)
    return 'it needs the expected answer. Add it to the front matter, for example expect: "{{ label }}".';
  if (metric.needs.includes('labels') && output.labels.length === 0 && output.choices === undefined)
    return 'it needs labels. Declare them under output.labels in the front matter.';
  return undefined;
}

function bindPlain(metric: RowMetric, { value }: MetricUse): RowMetric['score'] | string {
  return value === undefined ? metric.score : 'it takes no value. Remove `value`, or use `equals`.';
}

function bindSet(metric: SetMetric, { value, threshold }: MetricUse, negated: boolean): SetMetric | string {
  if (negated) return `'not-' has no meaning for a metric over the whole set.`;
  if (value !== undefined) return 'it takes no value. Remove `value`.';
  if (threshold !== undefined)
    return `it is computed over the whole set, so the file cannot give one row a threshold. Use hone eval --threshold "${metric.id}>=${threshold}".`;
  return metric;
}

function not(score: RowMetric['score']): RowMetric['score'] {
  return (answer) => {
    const { value } = score(answer);
    return value === 0 ? { value: 1 } : { value: 1 - value, reason: 'The condition that must not hold does.' };
  };
}

/** As in promptfoo: a row passes with 1 when it reaches the threshold, else it fails with 0. */
function withThreshold(score: RowMetric['score'], threshold: number | undefined): RowMetric['score'] {
  if (threshold === undefined) return score;
  return (answer): RowScore => {
    const scored = score(answer);
    return { ...scored, value: scored.value >= threshold ? 1 : 0 };
  };
}

function freeName(id: string, taken: readonly Metric[]): string {
  const isTaken = (name: string): boolean => taken.some((metric) => metric.id === name);
  if (!isTaken(id)) return id;
  let number = 2;
  while (isTaken(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
