import { keysOf } from './dict.js';
import { characters, characterCount } from './characters.js';
import { Dict, Fault, Lazy, Markup, Special, Tuple, typeName, Undefined, type Value } from './value.js';

/** The items of anything Python can loop over. */
export function iterate(value: Value): Iterable<Value> {
  const items = tryIterate(value);
  if (items === undefined) throw new Fault(`'${typeName(value)}' object is not iterable`);
  return items;
}

/** As `iterate`, but undefined when the value cannot be looped over. */
export function tryIterate(value: Value): Iterable<Value> | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return characters(value);
  if (value instanceof Tuple) return value.items;
  if (value instanceof Dict) return keysOf(value);
  if (value instanceof Undefined) return [];
  if (value instanceof Markup) return characters(value.text);
  if (value instanceof Lazy) return { [Symbol.iterator]: () => value.iterator };
  return value instanceof Special ? value.behaviour.iterate?.() : undefined;
}

/** A new list of the value's items. */
export function listOf(value: Value): Value[] {
  return Array.from(iterate(value));
}

/** Python's `len(value)`. */
export function lengthOf(value: Value): number {
  const length = tryLength(value);
  if (length === undefined) throw new Fault(`object of type '${typeName(value)}' has no len()`);
  return length;
}

export function tryLength(value: Value): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string') return characterCount(value);
  if (value instanceof Tuple) return value.items.length;
  if (value instanceof Dict) return value.entries.size;
  if (value instanceof Undefined) return 0;
  if (value instanceof Markup) return characterCount(value.text);
  return value instanceof Special ? value.behaviour.length?.() : undefined;
}
