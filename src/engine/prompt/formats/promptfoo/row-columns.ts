import type { SampleRow } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import type { FieldReader } from '../../field-reader.js';
import type { ValueFor } from './rendered-values.js';
import type { TestCase } from './read-tests.js';
import { optionPath } from './test-options.js';

/** A name for a column that no row has yet: `name`, or `name_2` and so on. */
export function freeColumn(name: string, rows: readonly SampleRow[]): string {
  const isTaken = (column: string): boolean => rows.some(({ values }) => Object.hasOwn(values, column));
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name}_${number}`;
  return free;
}

/** The columns of what tests put before and behind the prompt; undefined where none does. */
export interface Affixes {
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
}

/** Tests whose rows hold what is put before and behind the prompt for them, each in a column. */
export function withAffixes(
  fields: FieldReader,
  cases: readonly TestCase[],
  valueFor: ValueFor,
): { cases: readonly TestCase[]; affixes: Affixes } {
  let found = cases;
  const add = (key: 'prefix' | 'suffix'): string | undefined => {
    const paths = cases.map((one) => optionPath(fields, one.paths, key));
    if (paths.every((path) => path === undefined || fields.value(path) === '')) return undefined;
    const column = freeColumn(
      key,
      cases.flatMap(({ rows }) => rows),
    );
    found = found.map((one, i) => ({ ...one, rows: one.rows.map((row) => withText(row, column, paths[i])) }));
    return column;
  };
  const withText = (row: SampleRow, column: string, path: KeyPath | undefined): SampleRow => ({
    ...row,
    values: { ...row.values, [column]: path === undefined ? '' : String(valueFor(path, row.values)) },
  });
  return { affixes: { prefix: add('prefix'), suffix: add('suffix') }, cases: found };
}
