import type { MetricUse, PromptConfig } from '../prompt/prompt-doc.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import { bindMetric } from './bind-metric.js';
import { type JudgePrompts } from './bind-judged.js';
import type { Metric } from './contracts/metric.js';
import { freeName } from './free-name.js';
import { joined } from './made-of-others.js';
import { hasRowScores } from './has-row-scores.js';
import { metrics } from './metrics/index.js';
import { selectBest } from './metrics/select-best.js';

/** The metrics of a prompt under the names a report shows them by; a metric with a problem is left out. */
export interface ResolvedMetrics {
  readonly metrics: readonly Metric[];
  readonly problems: readonly Problem[];
}

const nowhere: Span = { start: 0, end: 0 };

/** What sums up the others: they come last. */
const totals = ['score', 'pass'];

/**
 * Binds the `metrics` of a prompt's front matter to their code. Without any: exact match, and with labels also accuracy
 * and macro-F1. `not-` turns a row metric round; it goes by the `name` of its
 * entry, or else by its type; a second one of the same type is called `contains-2`. Entries that are given one name are
 * one metric, as in promptfoo. Weights, thresholds and sets show in `score` and `pass` alone, so these are added where
 * an entry has one.
 */
export function resolveMetrics(config: PromptConfig, judgePrompts?: JudgePrompts): ResolvedMetrics {
  const bound: { readonly use: MetricUse; readonly metric: Metric }[] = [];
  const problems: Problem[] = [];
  const offers = {
    expected: config.expect !== undefined,
    labels: config.output.labels.length > 0 || config.output.choices !== undefined,
    tools: config.parameters.tools !== undefined,
    logprobs: config.parameters.logprobs !== undefined,
  };
  for (const use of withTotals(config.metrics.length > 0 ? config.metrics : defaultUses(config))) {
    const isForNothing =
      totals.includes(use.type) && problems.length === 0 && bound.every(({ metric: { level } }) => level === 'set');
    const metric = isForNothing
      ? 'it sums up what others say of an answer, and there is no other that says something. Add one, such as exact-match.'
      : bindMetric(use, { known: metrics, offers, ...(judgePrompts && { judgePrompts }) });
    if (typeof metric === 'string')
      problems.push({ code: 'metric', message: `Metric '${use.type}': ${metric}`, span: use.span });
    else bound.push({ use, metric });
  }
  return { metrics: named(bound), problems };
}

/**
 * Those that hold answers against each other alone, for a run that scores none. Without any: `select-best` by its
 * usual criteria.
 */
export function resolvePairMetrics(config: PromptConfig, judgePrompts?: JudgePrompts): ResolvedMetrics {
  const pairs = new Set(metrics.flatMap(({ id, level }) => (level === 'pair-assertion' ? [id] : [])));
  const own = config.metrics.filter(({ type }) => pairs.has(type));
  return resolveMetrics({ ...config, metrics: own.length > 0 ? own : [useOf(selectBest.id)] }, judgePrompts);
}

function defaultUses({ output }: PromptConfig): MetricUse[] {
  const names = output.labels.length > 0 ? ['exact-match', 'accuracy', 'macro-f1'] : ['exact-match'];
  return names.map(useOf);
}

function useOf(type: string): MetricUse {
  return { type, span: nowhere, value: undefined, threshold: undefined, weight: undefined };
}

function withTotals(uses: readonly MetricUse[]): readonly MetricUse[] {
  const own = uses.filter(({ type }) => !totals.includes(type));
  const asked = uses.filter(({ type }) => totals.includes(type));
  const isWeighed = own.some(({ type, threshold, weight }) => {
    return type === 'assert-set' || threshold !== undefined || weight !== undefined;
  });
  const added = isWeighed ? totals.filter((type) => !asked.some((use) => use.type === type)).map(useOf) : [];
  // They weigh nothing themselves.
  return [...own, ...[...asked, ...added].map((use) => ({ ...use, weight: 0 }))];
}

function named(bound: readonly { readonly use: MetricUse; readonly metric: Metric }[]): Metric[] {
  const found: Metric[] = [];
  for (const { use, metric } of bound) {
    const group = use.name === undefined ? [] : bound.filter((other) => other.use.name === use.name);
    const rows = group.flatMap((other) =>
      hasRowScores(other.metric) ? [{ ...other.metric, id: other.use.type }] : [],
    );
    if (rows.length < 2 || !hasRowScores(metric)) found.push({ ...metric, id: freeName(metric.id, found) });
    else if (group[0]?.metric === metric) found.push(joined(freeName(metric.id, found), rows));
  }
  return found;
}
