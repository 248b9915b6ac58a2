import { readText, walked } from './work.js';
import { Dict, Fault, Lazy, Markup, PyFloat, Special, Tuple, typeName, Undefined, type Value } from './value.js';

/** A Map key that is the same for values Python's dict takes as equal. Texts get a mark where they could be mistaken. */
export function keyOf(value: Value): unknown {
  if (typeof value === 'string') return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof PyFloat) return value.value;
  if (value instanceof Markup) return keyOf(value.text);
  if (value instanceof Tuple) return tupleKey(value.items);
  if (value instanceof Undefined) return UNDEFINED_KEY;
  if (Array.isArray(value) || value instanceof Dict) throw new Fault(`unhashable type: '${typeName(value)}'`);
  return value;
}

function tupleKey(items: readonly Value[]): string {
  walked(items.length);
  const key = `\0t${items.map((item) => partKey(keyOf(item))).join('')}`;
  readText(key.length);
  return key;
}

const UNDEFINED_KEY = Symbol('undefined');

const identities = new WeakMap<Special | Lazy, number>();
let lastIdentity = 0;

function identity(object: Special | Lazy): number {
  const known = identities.get(object);
  if (known !== undefined) return known;
  identities.set(object, ++lastIdentity);
  return lastIdentity;
}

/** Length first, so that no two lists of parts run together alike. */
function partKey(key: unknown): string {
  const text =
    key instanceof Special || key instanceof Lazy ? `object:${identity(key)}` : `${typeof key}:${String(key)}`;
  return `${text.length}:${text}`;
}

export function getEntry(dict: Dict, key: Value): Value | undefined {
  const plain = typeof key === 'string' ? dict.source?.plain(key) : undefined;
  if (plain !== undefined) return plain;
  return dict.entries.get(keyOf(key))?.value;
}

export function setEntry(dict: Dict, key: Value, value: Value): void {
  const known = dict.entries.get(keyOf(key));
  if (known === undefined) dict.entries.set(keyOf(key), { key, value });
  else known.value = value;
}

export function dictOf(pairs: Iterable<readonly [Value, Value]>): Dict {
  const dict = new Dict();
  for (const [key, value] of pairs) setEntry(dict, key, value);
  return dict;
}

export function keysOf(dict: Dict): Value[] {
  return Array.from(dict.entries.values(), ({ key }) => key);
}

export function valuesOf(dict: Dict): Value[] {
  return Array.from(dict.entries.values(), ({ value }) => value);
}

export function itemsOf(dict: Dict): Value[] {
  return Array.from(dict.entries.values(), ({ key, value }) => new Tuple([key, value]));
}
