import { type FieldReader, isMapping } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';
import { canonicalJson } from '../../../text/hash.js';
import type { KeyPath } from '../../read-yaml.js';
import type { PlacedRow, RowMetrics, RowContext } from './row-assertion.js';
import { freeColumn } from './row-columns.js';

/** Assertions that hold an answer against a text. */
const comparing = /^(?:not-)?(?:contains|equals|icontains|starts-with)$/;

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
  const kinds = own.map((paths) => canonicalJson(paths.map((path) => kindOf(fields, path) ?? null)));
  const isSame = kinds.every((kind) => kind === kinds[0]) && first.every((path) => kindOf(fields, path) !== undefined);
  if (first.length === 0 || !isSame) return undefined;
  const columns: string[] = [];
  let rows = placed.map(({ row }) => row);
  for (const [i] of first.entries()) {
    const column = freeColumn('expected', rows);
    columns.push(column);
    rows = rows.map((row, at) => {
      const { test, row: written } = placed[at] ?? { test: 0, row };
      const path = own[test]?.[i] ?? [];
      return { ...row, values: { ...row.values, [column]: String(valueFor([...path, 'value'], written.values)) } };
    });
  }
  return { metrics: metricsOver(context, first, columns), rows, expect: `{{ ${columns[0] ?? ''} }}` };
}

/** All an assertion says but for its text; undefined where it is no comparison with a text. */
function kindOf(fields: FieldReader, path: KeyPath): unknown {
  const assertion = fields.value(path);
  if (!isMapping(assertion) || !comparing.test(String(assertion['type']))) return undefined;
  const { value, ...kind } = assertion;
  const isPlain = typeof value === 'number' || (typeof value === 'string' && value !== '');
  return isPlain ? kind : undefined;
}

function metricsOver({ metricOf }: RowContext, paths: readonly KeyPath[], columns: readonly string[]): MetricUse[] {
  return paths.flatMap((path, i) => {
    const metric = metricOf(path);
    if (metric === undefined) return [];
    const { type, span, threshold, weight, name } = metric;
    const plain = { type, span, threshold, weight, ...(name !== undefined && { name }) };
    return [{ ...plain, value: i === 0 ? undefined : `{{ ${columns[i] ?? ''} }}` }];
  });
}
