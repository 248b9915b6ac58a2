import { canonicalJson, type HashText, hashText } from '../text/hash.js';

/** `<number>-<first 8 hex digits of the content's SHA-256>`; the order of the columns does not matter. */
export function rowId(number: number, values: Readonly<Record<string, unknown>>, hash: HashText = hashText): string {
  return `${number}-${hash(canonicalJson(values)).slice(0, 8)}`;
}

/** The part of an id that rows with equal content share. */
export function contentKey(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}
