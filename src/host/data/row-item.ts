import { rowId } from '../../engine/dataset/row-id.js';
import type { RowItem } from '../../engine/dataset/row.js';
import type { HashText } from '../../engine/text/hash.js';

export interface RowPlace {
  readonly line: number;
  /** The row's own number, from 1, in files where a line may hold several rows or none. */
  readonly number?: number;
}

const notAnObject = 'A row must be a mapping of columns to values, such as {"text": "…", "label": "…"}';

/** A value of a data file as a row, or why it is none. */
export function rowItem(value: unknown, { line, number = line }: RowPlace, hash?: HashText): RowItem {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { type: 'problem', problem: { line, message: `${notAnObject}; correct or remove it.` } };
  const values = value as Readonly<Record<string, unknown>>;
  try {
    return { type: 'row', row: { id: rowId(number, values, hash), line, values } };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(line);
  }
}

export function tooDeep(line: number): RowItem {
  return { type: 'problem', problem: { line, message: 'This row is nested too deep; flatten or remove it.' } };
}
