import type { DataReference } from '../prompt/prompt-doc.js';
import { renameNumbers } from '../template/written-numbers.js';
import { canonicalJson } from '../text/hash.js';
import { closest } from '../text/closest.js';
import type { Row, RowItem, RowProblem } from './row.js';

type Selection = Pick<DataReference, 'columns' | 'where' | 'limit'>;

/**
 * The rows a prompt asks for, as they stream by: those that match `where`, up to `limit` of them, each with the template
 * names of `columns` beside its own columns. A row without a column that is named is a problem, never an empty value.
 */
export async function* selectRows(items: AsyncIterable<RowItem>, selection: Selection): AsyncGenerator<RowItem> {
  let seen = 0;
  let kept = 0;
  for await (const item of items) {
    if (item.type === 'problem') {
      yield item;
      continue;
    }
    seen++;
    const selected = selectRow(item.row, selection);
    if (selected === undefined) continue;
    if (selected.type === 'row') kept++;
    yield selected;
    if (kept === selection.limit) return;
  }
  const nothingMatched = seen > 0 && kept === 0 && Object.keys(selection.where).length > 0;
  if (nothingMatched) yield { type: 'problem', problem: noMatch(seen) };
}

/** Undefined when `where` leaves the row out. */
export function selectRow(row: Row, { columns, where }: Selection): RowItem | undefined {
  const missing = [...Object.keys(where), ...Object.values(columns)].find((name) => !Object.hasOwn(row.values, name));
  if (missing !== undefined) return { type: 'problem', problem: missingColumn(row, missing) };
  const matches = Object.entries(where).every(([name, wanted]) => isSame(row.values[name], wanted));
  if (!matches) return undefined;
  if (Object.keys(columns).length === 0) return { type: 'row', row };
  const renamed = Object.entries(columns).map(([name, column]): [string, unknown] => [name, row.values[column]]);
  const values = { ...row.values, ...Object.fromEntries(renamed) };
  renameNumbers(values, Object.entries(columns));
  return { type: 'row', row: { ...row, values } };
}

/** CSV has only text, so `where: { label: 5 }` means the text `5` too. */
function isSame(value: unknown, wanted: unknown): boolean {
  return plain(value) === plain(wanted);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value ?? null);
}

function missingColumn(row: Row, name: string): RowProblem {
  const columns = Object.keys(row.values);
  const near = closest(name, columns);
  const help =
    near === undefined ? `it has ${columns.map((column) => `\`${column}\``).join(', ')}` : `did you mean \`${near}\`?`;
  return { line: row.line, message: `The row has no column \`${name}\`, which \`data\` names; ${help}` };
}

function noMatch(seen: number): RowProblem {
  return { line: 1, message: `None of ${seen} rows matches \`data.where\`; correct it, or leave it out.` };
}
