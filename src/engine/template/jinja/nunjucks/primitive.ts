import { valuesOf } from '../values/dict.js';
import { type Dict, Markup, NONE, PyFloat, Special, Tuple, Undefined, type Value } from '../values/value.js';
import { allowText, readText, walked } from '../values/work.js';

/** What a value is to JavaScript's operators: no objects. */
export type Primitive = string | number | boolean | null | undefined;

const OBJECT = '[object Object]';

/** ECMAScript's ToPrimitive: a list is its items with commas, any other object the same words. */
export function primitiveOf(value: Value): Primitive {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  if (value === NONE) return null;
  if (value instanceof Undefined) return undefined;
  return value instanceof PyFloat ? value.value : objectText(value);
}

function objectText(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return listText(value, [',', []]);
  if (value instanceof Tuple) return listText(value.items, [',', []]);
  return value instanceof Special ? (value.behaviour.text?.() ?? OBJECT) : OBJECT;
}

/** ECMAScript's ToString. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : String(primitiveOf(value));
}

/** What `{{ value }}` prints: nothing where there is none. */
export function printedText(value: Value): string {
  return isAbsent(value) ? '' : textOf(value);
}

/** ECMAScript's ToNumber. */
export function numberOf(value: Value): number {
  return Number(primitiveOf(value));
}

/** ECMAScript's ToBoolean: empty lists and dictionaries are true. */
export function truthy(value: Value): boolean {
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'boolean') return value;
  if (isAbsent(value)) return false;
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat)
    return Boolean(numberOf(value));
  return true;
}

/** `null` or `undefined`. */
export function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === NONE || value instanceof Undefined;
}

/** `join` of a list; `open` are the lists around this one: one that contains itself is empty there. */
export function listText(
  items: readonly Value[],
  [separator, open]: readonly [string, readonly (readonly Value[])[]],
): string {
  if (open.includes(items)) return '';
  walked(items.length);
  const inside = [...open, items];
  const parts = items.map((item) => {
    if (isAbsent(item)) return '';
    return Array.isArray(item) ? listText(item, [',', inside]) : textOf(item);
  });
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  allowText(length);
  readText(length);
  return parts.join(separator);
}

/** The keys of a dictionary in the order JavaScript keeps them: whole numbers first, by size. */
export function keysInOrder(dict: Dict): string[] {
  const keys = Array.from(dict.entries.values(), ({ key }) => textOf(key));
  const whole = keys.filter(isIndex);
  if (whole.length === 0) return keys;
  return [...whole.sort((a, b) => Number(a) - Number(b)), ...keys.filter((key) => !isIndex(key))];
}

export function countOf(dict: Dict): number {
  return valuesOf(dict).length;
}

/** Whether a property's name is that of a place in a list. */
export function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(name);
}
