import { writtenNumber } from '../../written-numbers.js';
import { keyOf } from './dict.js';
import { Dict, type Entries, type EntrySource, Fault, float, int, PyFloat, type Value, NONE } from './value.js';

/** Deeper data than this is a mistake or an attack, and would overflow the stack elsewhere. */
const MAX_DEPTH = 100;

/**
 * Copies a row's value. Only own data properties are read: getters, functions, symbols and prototypes stay outside,
 * so no template reaches host code. Undefined and functions are left out of objects and become None in lists.
 */
function fromHost(value: unknown, depth = 0): Value | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return value;
    case 'number':
      return numberFromHost(value);
    case 'object':
      return value === null ? NONE : objectFromHost(value, depth);
    default:
      return undefined;
  }
}

/** A field of a row: it is the number that the row's file says, where the loader noted it. */
function heldNumber(value: number, holder: object, key: string | number): Value {
  const source = Number.isInteger(value) ? writtenNumber(holder, key, value) : undefined;
  if (source === undefined) return numberFromHost(value);
  return /^-?\d+$/.test(source) ? int(BigInt(source)) : new PyFloat(value);
}

/** `fromHost` of an object's own field or a list's item. */
export function fieldFromHost(value: unknown, holder: object, key: string | number, depth = 0): Value | undefined {
  return typeof value === 'number' ? heldNumber(value, holder, key) : fromHost(value, depth);
}

/** JavaScript cannot tell 1 from 1.0, so a whole number is an int, unless it is too large to have been written out. */
function numberFromHost(value: number): Value {
  if (!Number.isInteger(value)) return value;
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return Math.abs(value) < 1e21 ? int(BigInt(value)) : new PyFloat(value);
}

function objectFromHost(value: object, depth: number): Value {
  if (depth >= MAX_DEPTH) throw new Fault('The data is nested too deeply, or contains itself: flatten it.');
  if (Array.isArray(value)) return listFromHost(value, depth);
  // How a loader keeps JSON's `1.0` apart from `1`: a boxed number is a float.
  if (value instanceof Number) return float(Number.prototype.valueOf.call(value));
  return new Dict(value instanceof Map ? new MapEntries(value, depth) : new ObjectEntries(value, depth));
}

/** A plain loop: it runs for every row, and `Array.from` with a function is several times slower. */
function listFromHost(list: readonly unknown[], depth: number): Value[] {
  const items: Value[] = [];
  for (let i = 0; i < list.length; i++) items.push(fieldFromHost(list[i], list, i, depth + 1) ?? NONE);
  return items;
}

/** The own data properties of a host object. */
class ObjectEntries implements EntrySource {
  private readonly object: object;
  private readonly depth: number;

  constructor(object: object, depth: number) {
    this.object = object;
    this.depth = depth;
  }

  plain(key: string): Value | undefined {
    const property = Object.getOwnPropertyDescriptor(this.object, key);
    if (property?.enumerable !== true || !('value' in property)) return undefined;
    const value: unknown = property.value;
    return typeof value === 'object' ? undefined : fieldFromHost(value, this.object, key);
  }

  entries(): Entries {
    const entries: Entries = new Map();
    for (const key of Object.keys(this.object)) {
      const property = Object.getOwnPropertyDescriptor(this.object, key);
      if (property !== undefined && 'value' in property)
        add(entries, key, fieldFromHost(property.value, this.object, key, this.depth + 1));
    }
    return entries;
  }
}

class MapEntries implements EntrySource {
  private readonly map: ReadonlyMap<unknown, unknown>;
  private readonly depth: number;

  constructor(map: ReadonlyMap<unknown, unknown>, depth: number) {
    this.map = map;
    this.depth = depth;
  }

  plain(): undefined {
    return undefined;
  }

  entries(): Entries {
    const entries: Entries = new Map();
    for (const [key, item] of this.map) add(entries, String(key), fromHost(item, this.depth + 1));
    return entries;
  }
}

function add(entries: Entries, key: string, value: Value | undefined): void {
  if (value !== undefined) entries.set(keyOf(key), { key, value });
}
