import { canonicalJson, hashText } from '../text/hash.js';

/** `<number>-<first 8 hex digits of the content's SHA-256>`; the order of the columns does not matter. */
export function rowId(number: number, values: Readonly<Record<string, unknown>>): string {
  return `${number}-${hashText(canonicalJson(values)).slice(0, 8)}`;
}

/** The part of an id that rows with equal content share. */
export function contentKey(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}
