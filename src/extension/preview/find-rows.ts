import type { Row } from '../../engine/dataset/row.js';
import { canonicalJson } from '../../engine/text/hash.js';

/** The numbers from 1 of the rows that hold a text in any column, whatever its case. */
export function findRows(rows: readonly Row[], text: string): number[] {
  const wanted = text.toLowerCase();
  return wanted === '' ? [] : rows.flatMap(({ values }, i) => (holds(values, wanted) ? [i + 1] : []));
}

function holds(values: Row['values'], wanted: string): boolean {
  return Object.values(values).some((value) => textOf(value).toLowerCase().includes(wanted));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value ?? null);
}

/** The next of some numbers after `from`, or the one before it; at the end it begins again. */
export function stepAmong(numbers: readonly number[], from: number, step: 1 | -1): number | undefined {
  if (step === 1) return numbers.find((number) => number > from) ?? numbers[0];
  return numbers.findLast((number) => number < from) ?? numbers.at(-1);
}
