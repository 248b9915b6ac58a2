import type { DataReference } from '../prompt/prompt-doc.js';
import { parseCondition, type RowCondition } from '../prompt/row-condition.js';
import { renameNumbers } from '../template/written-numbers.js';
import { canonicalJson } from '../text/hash.js';
import { closest } from '../text/closest.js';
import type { Row, RowItem, RowProblem } from './row.js';
import { sampleRows } from './sample-rows.js';

/** What is taken of a data set. */
export type Selection = Pick<DataReference, 'columns' | 'where' | 'limit'> &
  Partial<Pick<DataReference, 'condition' | 'only' | 'kinds' | 'sample'>>;

export function selectionOf({ columns, where, limit, condition, only, kinds, sample }: DataReference): Selection {
  return {
    columns,
    where,
    limit,
    ...(condition !== undefined && { condition }),
    ...(only !== undefined && { only }),
    ...(kinds !== undefined && { kinds }),
    ...(sample !== undefined && { sample }),
  };
}

/**
 * The rows a prompt asks for, as they stream by: those that match `where`, of these a `sample`, of these the first `limit`,
 * each with the template names of `columns` beside its own columns. A row without a column that is named is a problem,
 * never an empty value.
 */
export async function* selectRows(items: AsyncIterable<RowItem>, selection: Selection): AsyncGenerator<RowItem> {
  const matching = matchingRows(items, selection);
  const { sample, limit } = selection;
  let kept = 0;
  for await (const item of sample === undefined ? matching : sampleRows(matching, sample)) {
    yield item;
    if (item.type === 'row' && ++kept === limit) return;
  }
}

async function* matchingRows(items: AsyncIterable<RowItem>, selection: Selection): AsyncGenerator<RowItem> {
  let seen = 0;
  let kept = 0;
  const select = rowSelector(selection);
  for await (const item of items) {
    if (item.type === 'problem') {
      yield item;
      continue;
    }
    seen++;
    const selected = select(item.row);
    if (selected === undefined) continue;
    kept++;
    yield selected;
  }
  const isFiltered = Object.keys(selection.where).length > 0 || selection.condition !== undefined;
  if (seen > 0 && kept === 0 && isFiltered) yield { type: 'problem', problem: noMatch(seen) };
}

/** Undefined of a row that `where` leaves out. */
export function rowSelector(selection: Selection): (row: Row) => RowItem | undefined {
  const condition = selection.condition === undefined ? undefined : parseCondition(selection.condition);
  return (row) => {
    const missing = namedColumns(selection).find((name) => !Object.hasOwn(row.values, name));
    if (missing !== undefined) return problemOf(row, missingColumn(row.values, missing));
    const matches = Object.entries(selection.where).every(([name, wanted]) => isSame(row.values[name], wanted));
    if (!matches) return undefined;
    const values = namedValues(row, selection);
    if (typeof values === 'string') return problemOf(row, values);
    const holds = condition === undefined ? true : test(condition, values);
    if (typeof holds === 'string') return problemOf(row, holds);
    return holds ? { type: 'row', row: { ...row, values: chosen(values, selection) } } : undefined;
  };
}

function problemOf({ line, file }: Row, message: string): RowItem {
  return { type: 'problem', problem: { line, ...(file !== undefined && { file }), message } };
}

function namedColumns({ where, columns, kinds = {}, only = [] }: Selection): string[] {
  const own = Object.keys(kinds).filter((name) => !Object.hasOwn(columns, name));
  return [...Object.keys(where), ...Object.values(columns), ...own, ...only];
}

/** With the template's names, and what is JSON read; or what is wrong. */
function namedValues(row: Row, { columns, kinds = {} }: Selection): Row['values'] | string {
  const renames = Object.entries(columns);
  const json = Object.entries(kinds).flatMap(([name, kind]) => (kind === 'json' ? [name] : []));
  if (renames.length === 0 && json.length === 0) return row.values;
  const values: Record<string, unknown> = {
    ...row.values,
    ...Object.fromEntries(renames.map(([name, column]) => [name, row.values[column]])),
  };
  renameNumbers(values, renames);
  const broken = json.find((name) => !readJson(values, name));
  if (broken === undefined) return values;
  return `The column \`${broken}\` is declared as json and its value is none; correct the value, or leave the type out.`;
}

/** What is no text is read already. */
function readJson(values: Record<string, unknown>, name: string): boolean {
  const text = values[name];
  if (typeof text !== 'string') return true;
  try {
    values[name] = JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function test(condition: RowCondition | { readonly fault: string }, values: Row['values']): boolean | string {
  if ('fault' in condition) return `\`data.where\` cannot be read: ${condition.fault}.`;
  const missing = condition.columns.find((name) => !Object.hasOwn(values, name));
  if (missing !== undefined) return missingColumn(values, missing);
  const holds = condition.holds(values);
  if (typeof holds === 'boolean') return holds;
  return `\`data.where\` says nothing of this row: ${holds.fault}. Values of CSV are text; compare numbers as \`column | float > 3\`.`;
}

function chosen(values: Row['values'], { only, columns }: Selection): Row['values'] {
  if (only === undefined) return values;
  const wanted = new Set([...only, ...Object.keys(columns)]);
  // By leaving out, so that the notes on how numbers are written come along.
  const kept = { ...values };
  for (const name of Object.keys(kept)) if (!wanted.has(name)) Reflect.deleteProperty(kept, name);
  return kept;
}

/** CSV has only text, so `where: { label: 5 }` means the text `5` too. */
function isSame(value: unknown, wanted: unknown): boolean {
  return plain(value) === plain(wanted);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value ?? null);
}

function missingColumn(values: Row['values'], name: string): string {
  const columns = Object.keys(values);
  const near = closest(name, columns);
  const help =
    near === undefined ? `it has ${columns.map((column) => `\`${column}\``).join(', ')}.` : `did you mean \`${near}\`?`;
  return `The row has no column \`${name}\`, which \`data\` names; ${help}`;
}

function noMatch(seen: number): RowProblem {
  return { line: 1, message: `None of ${seen} rows matches \`data.where\`; correct it, or leave it out.` };
}
