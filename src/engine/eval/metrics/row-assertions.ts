import { canonicalJson } from '../../text/hash.js';
import { isMapping } from '../../prompt/field-reader.js';
import type { MetricUse } from '../../prompt/prompt-doc.js';
import { metricOptions } from '../../prompt/read-metrics.js';
import { bindMetric, type Binding } from '../bind-metric.js';
import type { AskedParts } from '../contracts/asked-metric.js';
import type { KnownMetric, Metric } from '../contracts/metric.js';
import type { Assertion, DeclaredUses, MadeOfOthers } from '../contracts/row-metric.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { codeOf, juriesOf } from '../juries.js';

const usualColumn = 'assert';

/** Lists that are kept bound: rows mostly share a few. */
const mostKept = 256;

/**
 * Assertions that each row brings along in a column, as promptfoo's tests do: a list of which all must hold, or an
 * `assert-set` with a `threshold` that their mean, weighed, must reach. What a row holds is data: no tags are read in it,
 * and what a model grades or code computes has to be declared by the prompt.
 * @param known gives the metrics a row may name
 */
export function rowAssertions(known: () => readonly KnownMetric[]): Assertion {
  return {
    id: 'row-assertions',
    level: 'assertion',
    comparesExpected: false,
    summary:
      'The assertions of the row hold: those its column `assert`, or the column named as the value, lists. What a model grades or code computes in them is declared under `assert`.',
    needs: [],
    range: [0, 1],
    source: 'promptfoo',
    bind({ value = usualColumn, assert = [], ...given }) {
      if (typeof value !== 'string' || value === '')
        return 'its value must be the name of the column with the assertions.';
      const binding = { known: known(), offers: given.offers, judgePrompts: given.judgePrompts };
      const declared = declaredOf(assert, binding);
      if (typeof declared === 'string') return declared;
      const boundTo = keeping((list) => bindList(list, { ...binding, isData: true, declared: declared.uses }));
      const ofRow = ({ values }: ScoredAnswer): MadeOfOthers | string | undefined => {
        const list = values[value];
        return list === undefined || list === null || (Array.isArray(list) && list.length === 0)
          ? undefined
          : boundTo(list);
      };
      return { score: scoreBy(ofRow), ...(assert.length > 0 && { asked: { ...declared.asked, of: partsBy(ofRow) } }) };
    },
  };
}

type OfRow = (answer: ScoredAnswer) => MadeOfOthers | string | undefined;

function scoreBy(ofRow: OfRow): MadeOfOthers['score'] {
  return (answer, _before, given) => {
    const bound = ofRow(answer);
    if (bound === undefined) return { value: 1 };
    if (typeof bound === 'string') return { value: 0, reason: bound };
    const { pass, reason } = bound.score(answer, [], given);
    return pass === true ? { value: 1 } : { value: 0, ...(reason !== undefined && { reason }) };
  };
}

function partsBy(ofRow: OfRow): AskedParts['of'] {
  return (answer) => {
    const bound = ofRow(answer);
    return typeof bound === 'object' ? (bound.asked?.of(answer) ?? []) : [];
  };
}

function keeping(bind: (list: unknown) => MadeOfOthers | string): (list: unknown) => MadeOfOthers | string {
  const bound = new Map<string, MadeOfOthers | string>();
  return (list) => {
    const key = canonicalJson(list);
    const kept = bound.get(key) ?? bind(list);
    if (bound.size >= mostKept) bound.clear();
    bound.set(key, kept);
    return kept;
  };
}

interface Declared {
  readonly uses: DeclaredUses;
  readonly asked: Omit<AskedParts, 'of'>;
}

/** @returns one sentence when an entry under `assert` cannot be used */
function declaredOf(assert: readonly MetricUse[], binding: Binding): Declared | string {
  const uses = new Map<string, MetricUse>();
  const bound: Metric[] = [];
  for (const use of assert) {
    const name = use.name ?? use.type;
    const metric = bindDeclared(use, binding);
    if (typeof metric === 'string') return `\`${name}\`: ${metric}`;
    if (metric.level !== 'judged' && metric.level !== 'code')
      return `\`${name}\` is neither graded by a model nor computed by code, so rows may list it by themselves. Take it out of \`assert\`.`;
    if (uses.has(name)) return `\`${name}\` stands twice under \`assert\`. Give each a \`name\` of its own.`;
    uses.set(name, use);
    bound.push(metric);
  }
  return { uses, asked: { juries: bound.flatMap(juriesOf), code: bound.flatMap(codeOf) } };
}

/** What the rows bring themselves may be missing here. */
function bindDeclared(use: MetricUse, binding: Binding): Metric | string {
  const metric = bindMetric(use, binding);
  if (typeof metric !== 'string' || use.value !== undefined) return metric;
  const trial = bindMetric({ ...use, value: 'of the row' }, binding);
  return typeof trial === 'string' ? metric : trial;
}

/** @returns one sentence when the row's assertions cannot be used */
function bindList(list: unknown, binding: Binding): MadeOfOthers | string {
  const set = useOf(Array.isArray(list) ? { type: 'assert-set', assert: list } : list, 0);
  if (set === undefined) return 'The row lists no assertions that can be read: each needs a `type`.';
  // One alone is a set of one, so that it may be graded too.
  const whole =
    set.type === 'assert-set'
      ? set
      : { ...set, threshold: undefined, weight: undefined, type: 'assert-set', value: undefined, assert: [set] };
  const metric = bindMetric({ ...whole, options: {} }, binding);
  if (typeof metric === 'string') return `The row's assertions: ${metric}`;
  if (metric.level === 'row') return metric;
  return `The row asserts \`${set.type}\`, which is computed over all rows. Put it into the metrics of the prompt.`;
}

/** Sets in sets deeper than this are no assertions anybody wrote. */
const deepest = 8;

function useOf(item: unknown, depth: number): MetricUse | undefined {
  if (!isMapping(item) || typeof item['type'] !== 'string' || depth > deepest) return undefined;
  const { value, threshold, weight, name, assert } = item;
  const inner = Array.isArray(assert) ? assert.map((one: unknown) => useOf(one, depth + 1)) : undefined;
  if (inner?.includes(undefined)) return undefined;
  return {
    type: item['type'],
    span: { start: 0, end: 0 },
    value,
    threshold: typeof threshold === 'number' ? threshold : undefined,
    weight: typeof weight === 'number' ? weight : undefined,
    ...(typeof name === 'string' && { name }),
    ...metricOptions(item),
    ...(inner !== undefined && { assert: inner as MetricUse[] }),
  };
}
