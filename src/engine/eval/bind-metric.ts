import type { MetricUse } from '../prompt/prompt-doc.js';
import { closest } from '../text/closest.js';
import { bindJudged, type JudgePrompts } from './bind-judged.js';
import { combineScores } from './combine-scores.js';
import type { KnownMetric, Metric } from './contracts/metric.js';
import type { MetricMeta } from './contracts/metric-meta.js';
import type { Assertion, AssertionUse, RowMetric, RowScore, ScoredAnswer, ScoredPart } from './contracts/row-metric.js';
import { insteadOf } from './other-assertions.js';
import { normalizerOf } from './text-normalizer.js';

/** What an entry is bound with: the metrics there are, and what the file offers them. */
export interface Binding extends Pick<AssertionUse, 'offers' | 'isData'> {
  readonly known: readonly KnownMetric[];
  readonly judgePrompts?: JudgePrompts;
}

/**
 * An entry of `metrics`, of an `assert-set` or of a row, as code under the name reports show it by.
 * @returns one sentence that says what to change when it cannot be used
 */
export function bindMetric(use: MetricUse, binding: Binding): Metric | string {
  const negated = use.type.startsWith('not-');
  const name = negated ? use.type.slice('not-'.length) : use.type;
  const found = binding.known.find(({ id }) => id === name);
  if (found === undefined) return unknownName(name, binding.known);
  const fault = wrongOption(found, use) ?? missingNeed(found, use, binding);
  if (fault !== undefined) return fault;
  if (found.level === 'judged-assertion' || found.level === 'pair-assertion')
    return bindJudged(found, use, { negated, judgePrompts: binding.judgePrompts });
  if (found.level === 'set') return bindSet(found, use, negated);
  return bindRow(found, use, { ...binding, negated });
}

function bindRow(
  found: RowMetric | Assertion,
  use: MetricUse,
  { negated, ...binding }: Binding & { readonly negated: boolean },
): RowMetric | string {
  const normalize = normalizerOf(use.options?.['normalize']);
  if (normalize !== undefined && 'fault' in normalize) return normalize.fault;
  const score = scoreOf(found, use, { ...binding, ...normalize });
  if (typeof score === 'string') return score;
  const least = found.threshold === 'own' ? 1 : (use.threshold ?? found.threshold ?? 1);
  return {
    ...found,
    level: 'row',
    id: use.name ?? use.type,
    ...(use.weight !== undefined && { weight: use.weight }),
    score: judged(normalize === undefined ? score : normalized(score, normalize.normalize), { least, negated }),
  };
}

function unknownName(name: string, known: Binding['known']): string {
  const instead = insteadOf(name);
  if (instead !== undefined) return instead;
  const names = known.map(({ id }) => id);
  const guess = closest(name, names);
  return `${guess === undefined ? 'there is no such metric.' : `did you mean '${guess}'?`} Known are ${names.join(', ')}, most also with 'not-'.`;
}

function wrongOption({ options = [] }: MetricMeta, use: MetricUse): string | undefined {
  const wrong = Object.keys(use.options ?? {}).find((key) => !options.some(({ name }) => name === key));
  if (wrong === undefined) return undefined;
  const names = options.map(({ name }) => `\`${name}\``).join(', ');
  return `it has no option \`${wrong}\`. ${names === '' ? 'Remove it.' : `It has ${names}.`}`;
}

function missingNeed(metric: KnownMetric, use: MetricUse, { offers }: Binding): string | undefined {
  const holdsAgainstIt = 'comparesExpected' in metric && metric.comparesExpected && use.value === undefined;
  if ((metric.needs.includes('expected') || holdsAgainstIt) && !offers.expected)
    return 'it needs the expected answer. Add it to the front matter, for example expect: "{{ label }}".';
  if (metric.needs.includes('labels') && !offers.labels)
    return 'it needs labels. Declare them under output.labels in the front matter.';
  if (metric.needs.includes('tools') && !offers.tools)
    return 'it needs tools. Declare them under tools in the front matter.';
  if (metric.needs.includes('logprobs') && !offers.logprobs)
    return 'it needs the likelihoods of tokens. Ask for them with config: { logprobs: true } in the front matter.';
  return undefined;
}

function scoreOf(
  found: RowMetric | Assertion,
  use: MetricUse,
  { offers, isData, normalize }: Binding & Pick<AssertionUse, 'normalize'>,
): RowMetric['score'] | string {
  if (found.level === 'assertion')
    return found.bind({ ...use, offers, ...(isData && { isData }), ...(normalize && { normalize }) });
  return use.value === undefined ? found.score : 'it takes no value. Remove `value`, or use `equals`.';
}

function bindSet(metric: Extract<Metric, { level: 'set' }>, use: MetricUse, negated: boolean): Metric | string {
  if (negated) return `'not-' has no meaning for a metric over the whole set.`;
  if (use.weight !== undefined)
    return 'it is computed over the whole set, so it has no weight in the score of one answer. Remove `weight`.';
  if (use.threshold !== undefined)
    return `it is computed over the whole set, so the file cannot give one row a threshold. Use hone eval --threshold "${metric.id}>=${use.threshold}".`;
  const id = use.name ?? metric.id;
  if (metric.bind === undefined)
    return use.value === undefined ? { ...metric, id } : 'it takes no value. Remove `value`.';
  const summarize = metric.bind(use.value);
  return typeof summarize === 'string' ? summarize : { ...metric, id, summarize };
}

function normalized(score: RowMetric['score'], normalize: (text: string) => string): RowMetric['score'] {
  const plain = (answer: ScoredAnswer): ScoredAnswer => ({
    ...answer,
    answer: normalize(answer.answer),
    expected: answer.expected === undefined ? undefined : normalize(answer.expected),
  });
  return (answer, before) => score(plain(answer), before);
}

/** Whether a score passes, and its opposite for `not-`, as promptfoo has both: `not-` of 0.3 is 0.7. */
function judged(
  score: RowMetric['score'],
  { least, negated }: { readonly least: number; readonly negated: boolean },
): RowMetric['score'] {
  return (answer, before) => {
    const scored = score(answer, before);
    const holds = scored.pass ?? scored.value >= least;
    if (!negated) return holds || scored.reason !== undefined ? { ...scored, pass: holds } : low(scored, least);
    if (!holds) return { value: 1 - scored.value, pass: true };
    return { value: 1 - scored.value, pass: false, reason: 'The condition that must not hold does.' };
  };
}

function low({ value }: RowScore, least: number): RowScore {
  return least === 1
    ? { value, pass: false }
    : { value, pass: false, reason: `It reaches ${value.toFixed(2)} of ${least}.` };
}

/** The scores of several bound metrics as the parts of one. */
export function partsOf(metrics: readonly RowMetric[], answer: ScoredAnswer): ScoredPart[] {
  return metrics.map((metric) => {
    const { value, reason, pass = value >= 1 } = metric.score(answer, []);
    return {
      value,
      pass,
      reason: reason === undefined ? undefined : `\`${metric.id}\`: ${reason}`,
      weight: metric.weight ?? 1,
    };
  });
}

/** A metric that is several: their mean by weight, which counts as much as all of them. */
export function joined(id: string, metrics: readonly RowMetric[], [first]: readonly RowMetric[] = metrics): RowMetric {
  return {
    id,
    level: 'row',
    summary: first?.summary ?? '',
    needs: [],
    range: [0, 1],
    weight: metrics.reduce((sum, { weight = 1 }) => sum + weight, 0),
    score: (answer) => combineScores(partsOf(metrics, answer), undefined),
  };
}
