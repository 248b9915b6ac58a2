import { isMapping } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';
import { canonicalJson } from '../../../text/hash.js';
import type { KeyPath } from '../../read-yaml.js';
import { comparison, kindOf } from './read-assertions.js';
import type { PlacedRow, RowMetrics, RowContext } from './row-assertion.js';
import { freeColumn } from './row-columns.js';

/** Assertions that hold an answer against a text, and those that grade it by one: the name of its column. */
const columnOf: ReadonlyMap<string, string> = new Map([
  ...['contains', 'equals', 'icontains', 'starts-with'].map((name) => [name, 'expected'] as const),
  ...['context-recall', 'factuality', 'model-graded-factuality'].map((name) => [name, 'expected'] as const),
  ...['g-eval', 'llm-rubric', 'model-graded-closedqa'].map((name) => [name, 'rubric'] as const),
  [comparison, 'criteria'],
]);

/**
 * The texts that tests compare answers with as columns, and the comparisons as metrics over them; undefined where the
 * tests do not all make the same ones. The first column is the expected answer.
 */
export function ownColumns(
  context: RowContext,
  own: readonly (readonly KeyPath[])[],
  placed: readonly PlacedRow[],
): RowMetrics | undefined {
  const { fields, valueFor } = context;
  const [first = []] = own;
  const forms = own.map((paths, test) => paths.map((path) => formOf(context, path, test)));
  const kinds = new Set(forms.map((form) => canonicalJson(form.map((one) => one ?? null))));
  if (first.length === 0 || kinds.size > 1 || forms[0]?.includes(undefined)) return undefined;
  const columns: string[] = [];
  let rows = placed.map(({ row }) => row);
  for (const [i, path] of first.entries()) {
    const column = freeColumn(columnOf.get(kindOf(fields, path)) ?? '', rows);
    columns.push(column);
    rows = rows.map((row, at) => {
      const { test, row: written } = placed[at] ?? { test: 0, row };
      const its = own[test]?.[i] ?? [];
      return { ...row, values: { ...row.values, [column]: String(valueFor([...its, 'value'], written.values)) } };
    });
  }
  const expected = columns.find((_column, i) => columnOf.get(kindOf(fields, first[i] ?? [])) === 'expected');
  return {
    metrics: metricsOver(context, first, { columns, expected }),
    rows,
    expect: expected === undefined ? undefined : `{{ ${expected} }}`,
  };
}

/** All an assertion says but for its text; undefined where it is no comparison with a text. */
function formOf({ fields, metricOf }: RowContext, path: KeyPath, test: number): unknown {
  const assertion = fields.value(path);
  if (!isMapping(assertion) || !columnOf.has(kindOf(fields, path))) return undefined;
  const { value } = assertion;
  const rest = Object.entries(assertion).filter(([key]) => !['value', 'provider', 'rubricPrompt'].includes(key));
  const isPlain = typeof value === 'number' || (typeof value === 'string' && value !== '');
  return isPlain ? [Object.fromEntries(rest), metricOf(path, test)?.options] : undefined;
}

interface Columns {
  readonly columns: readonly string[];
  readonly expected: string | undefined;
}

function metricsOver({ metricOf }: RowContext, paths: readonly KeyPath[], { columns, expected }: Columns): MetricUse[] {
  return paths.flatMap((path, i) => {
    const metric = metricOf(path, 0);
    if (metric === undefined) return [];
    const { type, span, name, threshold, weight, options } = metric;
    const plain = { type, span, threshold, weight, ...(name !== undefined && { name }), ...(options && { options }) };
    return [{ ...plain, value: columns[i] === expected ? undefined : `{{ ${columns[i] ?? ''} }}` }];
  });
}
