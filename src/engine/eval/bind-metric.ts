import type { MetricUse } from '../prompt/prompt-doc.js';
import { closest } from '../text/closest.js';
import { bindJudged } from './bind-judged.js';
import { bindCode } from './bind-code.js';
import type { KnownMetric, Metric } from './contracts/metric.js';
import type { MetricMeta } from './contracts/metric-meta.js';
import type { Assertion, AssertionUse, MadeOfOthers, RowMetric } from './contracts/row-metric.js';
import type { RowScore, ScoredAnswer } from './contracts/scored-answer.js';
import { declaredUse } from './declared-use.js';
import { insteadOf } from './other-assertions.js';
import { normalizerOf } from './text-normalizer.js';

/** What an entry is bound with: the metrics there are, and what the file offers them. */
export interface Binding extends Pick<AssertionUse, 'offers' | 'isData' | 'declared' | 'judgePrompts'> {
  readonly known: readonly KnownMetric[];
}

/**
 * An entry of `metrics`, of an `assert-set` or of a row, as code under the name reports show it by.
 * @returns one sentence that says what to change when it cannot be used
 */
export function bindMetric(use: MetricUse, binding: Binding): Metric | string {
  const found = binding.known.find(({ id }) => id === use.type.replace(/^not-/, ''));
  if (binding.declared === undefined || found === undefined || !isAsked(found)) return bind(use, binding);
  const declared = declaredUse(use, binding.declared);
  if (typeof declared === 'string') return declared;
  return bind(declared, { ...binding, declared: undefined, isData: use.value !== undefined });
}

/** What a model grades or code computes: a row may have it only as the prompt says. */
function isAsked({ level }: KnownMetric): boolean {
  return level === 'judged-assertion' || level === 'code-assertion';
}

function bind(use: MetricUse, binding: Binding): Metric | string {
  const negated = use.type.startsWith('not-');
  const name = negated ? use.type.slice('not-'.length) : use.type;
  const found = binding.known.find(({ id }) => id === name);
  if (found === undefined) return unknownName(name, binding.known);
  const fault = wrongOption(found, use) ?? missingNeed(found, use, binding);
  if (fault !== undefined) return fault;
  if (found.level === 'judged-assertion' || found.level === 'pair-assertion')
    return bindJudged(found, use, { ...binding, negated });
  if (found.level === 'code-assertion') return bindCode(found, use, negated);
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
  const bound = scoreOf(found, use, { ...binding, ...normalize });
  if (typeof bound === 'string') return bound;
  const { score, asked }: MadeOfOthers = typeof bound === 'function' ? { score: bound } : bound;
  const least = leastOf(found, use);
  return {
    ...found,
    level: 'row',
    id: use.name ?? use.type,
    ...(use.weight !== undefined && { weight: use.weight }),
    score: judged(normalized(score, normalize?.normalize), { least, negated }),
    ...(asked && { asked }),
  };
}

function leastOf({ threshold }: MetricMeta, use: MetricUse): number {
  return threshold === 'own' ? 1 : (use.threshold ?? threshold ?? 1);
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
  { offers, isData, declared, judgePrompts, normalize }: Binding & Pick<AssertionUse, 'normalize'>,
): RowMetric['score'] | MadeOfOthers | string {
  if (found.level === 'assertion')
    return found.bind({ ...use, offers, isData, declared, judgePrompts, ...(normalize && { normalize }) });
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

function normalized(score: RowMetric['score'], normalize: ((text: string) => string) | undefined): RowMetric['score'] {
  if (normalize === undefined) return score;
  const plain = (answer: ScoredAnswer): ScoredAnswer => ({
    ...answer,
    answer: normalize(answer.answer),
    expected: answer.expected === undefined ? undefined : normalize(answer.expected),
  });
  return (answer, before, given) => score(plain(answer), before, given);
}

/** Whether a score passes, and its opposite for `not-`, as promptfoo has both: `not-` of 0.3 is 0.7. */
function judged(
  score: RowMetric['score'],
  { least, negated }: { readonly least: number; readonly negated: boolean },
): RowMetric['score'] {
  return (answer, before, given) => {
    const scored = score(answer, before, given);
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
