import { canonicalJson } from '../../text/hash.js';
import { isMapping } from '../../prompt/field-reader.js';
import type { MetricUse } from '../../prompt/prompt-doc.js';
import { metricOptions } from '../../prompt/read-metrics.js';
import { bindMetric } from '../bind-metric.js';
import type { KnownMetric } from '../contracts/metric.js';
import type { Assertion, RowMetric } from '../contracts/row-metric.js';

const usualColumn = 'assert';

/** Lists that are kept bound: rows mostly share a few. */
const mostKept = 256;

/**
 * Assertions that each row brings along in a column, as promptfoo's tests do: a list of which all must hold, or an
 * `assert-set` with a `threshold` that their mean, weighed, must reach. What a row holds is data: no tags are read in it.
 * @param known gives the metrics a row may name
 */
export function rowAssertions(known: () => readonly KnownMetric[]): Assertion {
  return {
    id: 'row-assertions',
    level: 'assertion',
    comparesExpected: false,
    summary: 'The assertions of the row hold: those its column `assert`, or the column named as the value, lists.',
    needs: [],
    range: [0, 1],
    source: 'promptfoo',
    bind({ value = usualColumn, offers }) {
      if (typeof value !== 'string' || value === '')
        return 'its value must be the name of the column with the assertions.';
      const bound = new Map<string, RowMetric['score'] | string>();
      const boundTo = (list: unknown): RowMetric['score'] | string => {
        const key = canonicalJson(list);
        const kept = bound.get(key) ?? bindList(list, { known: known(), offers, isData: true });
        if (bound.size >= mostKept) bound.clear();
        bound.set(key, kept);
        return kept;
      };
      return (answer) => {
        const list = answer.values[value];
        if (list === undefined || list === null || (Array.isArray(list) && list.length === 0)) return { value: 1 };
        const score = boundTo(list);
        if (typeof score === 'string') return { value: 0, reason: score };
        const { pass, reason } = score(answer, []);
        return pass === true ? { value: 1 } : { value: 0, ...(reason !== undefined && { reason }) };
      };
    },
  };
}

/** @returns one sentence when the row's assertions cannot be used */
function bindList(list: unknown, binding: Parameters<typeof bindMetric>[1]): RowMetric['score'] | string {
  const set = useOf(Array.isArray(list) ? { type: 'assert-set', assert: list } : list, 0);
  if (set === undefined) return 'The row lists no assertions that can be read: each needs a `type`.';
  const metric = bindMetric(set, binding);
  if (typeof metric === 'string') return `The row's assertions: ${metric}`;
  if (metric.level === 'row') return metric.score;
  const how = metric.level === 'set' ? 'is computed over all rows' : 'a model grades';
  return `The row asserts \`${set.type}\`, which ${how}. Put it into the metrics of the prompt.`;
}

/** Sets in sets deeper than this are no assertions anybody wrote. */
const deepest = 8;

function useOf(item: unknown, depth: number): MetricUse | undefined {
  if (!isMapping(item) || typeof item['type'] !== 'string' || depth > deepest) return undefined;
  const { value, threshold, weight, assert } = item;
  const inner = Array.isArray(assert) ? assert.map((one: unknown) => useOf(one, depth + 1)) : undefined;
  if (inner?.includes(undefined)) return undefined;
  return {
    type: item['type'],
    span: { start: 0, end: 0 },
    value,
    threshold: typeof threshold === 'number' ? threshold : undefined,
    weight: typeof weight === 'number' ? weight : undefined,
    ...metricOptions(item),
    ...(inner !== undefined && { assert: inner as MetricUse[] }),
  };
}
