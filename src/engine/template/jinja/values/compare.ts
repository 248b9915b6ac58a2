import { keyOf } from './dict.js';
import { readText, walked } from './work.js';
import { iterate, tryIterate, tryLength } from './iterate.js';
import { unmarked } from './markup.js';
import { Dict, Fault, isNumber, Markup, PyFloat, Tuple, typeName, Undefined, type Value, NONE } from './value.js';

/** Python's `bool(value)`. */
export function truthy(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === NONE || value === '') return false;
  if (typeof value === 'string') return true;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) !== 0;
  if (value instanceof PyFloat) return value.value !== 0;
  return (tryLength(value) ?? 1) > 0;
}

/** Python's `==`: 1, 1.0 and True are equal; a list and a tuple are not. */
export function equal(a: Value, b: Value): boolean {
  if (typeof a === 'string') readText(a.length);
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return sameNumber(plain(a), plain(b));
  if (a instanceof Undefined) return b instanceof Undefined;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (a instanceof Tuple) return b instanceof Tuple && sameItems(a.items, b.items);
  if (a instanceof Dict) return b instanceof Dict && sameEntries(a, b);
  return sameMarkup(a, b);
}

function sameMarkup(a: Value, b: Value): boolean {
  return (a instanceof Markup || b instanceof Markup) && unmarked(a) === unmarked(b);
}

/** Exact also between an int too large for a number and a float. */
function sameNumber(a: number | bigint, b: number | bigint): boolean {
  return typeof a === typeof b ? a === b : !(a < b) && !(a > b) && !Number.isNaN(Number(a)) && !Number.isNaN(Number(b));
}

function plain(value: number | bigint | boolean | PyFloat): number | bigint {
  if (value instanceof PyFloat) return value.value;
  return typeof value === 'boolean' ? Number(value) : value;
}

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  walked(a.length);
  return a.length === b.length && a.every((item, i) => equal(item, b[i] ?? NONE));
}

function sameEntries(a: Dict, b: Dict): boolean {
  if (a.entries.size !== b.entries.size) return false;
  walked(a.entries.size);
  for (const [key, { value }] of a.entries) {
    const other = b.entries.get(key);
    if (other === undefined || !equal(value, other.value)) return false;
  }
  return true;
}

export type OrderOperator = '<' | '<=' | '>' | '>=';

/** Python's `a < b` and its kin. */
export function ordered(operator: OrderOperator, a: Value, b: Value): boolean {
  if (isNumber(a) && isNumber(b)) return holds(operator, plain(a), plain(b));
  if (typeof a === 'string' && typeof b === 'string') return holds(operator, compareText(a, b), 0);
  if (Array.isArray(a) && Array.isArray(b)) return orderedItems(operator, a, b);
  if (a instanceof Tuple && b instanceof Tuple) return orderedItems(operator, a.items, b.items);
  if (a instanceof Markup || b instanceof Markup) return orderedTexts(operator, unmarked(a), unmarked(b));
  return notOrdered(operator, a, b);
}

function orderedTexts(operator: OrderOperator, a: Value, b: Value): boolean {
  return typeof a === 'string' && typeof b === 'string' ? ordered(operator, a, b) : notOrdered(operator, a, b);
}

function notOrdered(operator: OrderOperator, a: Value, b: Value): never {
  const missing = [a, b].find((side) => side instanceof Undefined);
  if (missing instanceof Undefined) throw new Fault(missing.message);
  throw new Fault(`'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

function holds(operator: OrderOperator, a: number | bigint, b: number | bigint): boolean {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

/** Order by code point; UTF-16 order differs only above the first plane. */
function compareText(a: string, b: string): number {
  readText(a.length);
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === length) return a.length - b.length;
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

/** Surrogates stand for code points above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function orderedItems(operator: OrderOperator, a: readonly Value[], b: readonly Value[]): boolean {
  walked(0);
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [left = NONE, right = NONE] = [a[i], b[i]];
    if (!equal(left, right)) return ordered(operator, left, right);
  }
  return holds(operator, a.length, b.length);
}

/** Python's `item in container`. */
export function contains(container: Value, item: Value): boolean {
  if (container instanceof Markup) return contains(container.text, item);
  if (typeof container === 'string') {
    readText(container.length);
    if (typeof item === 'string') return container.includes(item);
    if (item instanceof Markup) return container.includes(item.text);
    if (item instanceof Undefined) throw new Fault("'in <string>' requires string as left operand, not Undefined");
    throw new Fault(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (container instanceof Dict) return container.entries.has(keyOf(item));
  if (tryIterate(container) === undefined) throw new Fault(`argument of type '${typeName(container)}' is not iterable`);
  for (const member of iterate(container)) {
    walked(0);
    if (equal(member, item)) return true;
  }
  return false;
}

/** A stable sort by Python's `<`; the keys are made once. */
export function sorted(items: readonly Value[], key: (item: Value) => Value, reverse: boolean): Value[] {
  const keyed = items.map((item, index) => ({ item, index, key: key(item) }));
  const direction = reverse ? -1 : 1;
  keyed.sort((a, b) => {
    if (ordered('<', a.key, b.key)) return -direction;
    return ordered('<', b.key, a.key) ? direction : a.index - b.index;
  });
  return keyed.map(({ item }) => item);
}
