import { characters } from './characters.js';
import { type Budget, Fault, isInt, Markup, Tuple, typeName, Undefined, type Value, NONE } from './value.js';

/** Start and stop of a slice with step 1, brought into 0..length. */
export function sliceRange(start: number, stop: number, length: number): [number, number] {
  return [bounded(start, length, 0, length), bounded(stop, length, 0, length)];
}

function bounded(index: number, length: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, index < 0 ? index + length : index));
}

export interface SliceBounds {
  readonly from: Value | undefined;
  readonly to: Value | undefined;
  readonly step: Value | undefined;
}

/** Python's `value[from:to:step]` for texts, lists and tuples. */
export function sliceOfValue(value: Value, bounds: SliceBounds, budget: Budget): Value {
  if (typeof value === 'string') return picked(characters(value), bounds, budget).join('');
  if (Array.isArray(value)) return picked(value, bounds, budget);
  if (value instanceof Tuple) return new Tuple(picked(value.items, bounds, budget));
  if (value instanceof Markup) return new Markup(picked(characters(value.text), bounds, budget).join(''));
  if (value instanceof Undefined) throw new Fault(value.message);
  throw new Fault(`'${typeName(value)}' object is not subscriptable`);
}

function picked<T>(items: readonly T[], bounds: SliceBounds, budget: Budget): T[] {
  const stride = part(bounds.step) ?? 1;
  if (stride === 0) throw new Fault('slice step cannot be zero');
  budget.spend(Math.floor(items.length / 64));
  const [from, to] = [part(bounds.from), part(bounds.to)];
  if (stride === 1) return items.slice(...sliceRange(from ?? 0, to ?? items.length, items.length));
  return stride > 0 ? forward(items, [from, to, stride]) : backward(items, [from, to, stride]);
}

type Stride = readonly [from: number | undefined, to: number | undefined, stride: number];

function forward<T>(items: readonly T[], [from, to, stride]: Stride): T[] {
  const [first, last] = sliceRange(from ?? 0, to ?? items.length, items.length);
  return items.slice(first, last).filter((_, i) => i % stride === 0);
}

function backward<T>(items: readonly T[], [from, to, stride]: Stride): T[] {
  const { length } = items;
  const first = from === undefined ? length - 1 : bounded(from, length, -1, length - 1);
  const last = to === undefined ? -1 : bounded(to, length, -1, length - 1);
  const kept = items.slice(last + 1, first + 1).reverse();
  return kept.filter((_, i) => i % -stride === 0);
}

function part(value: Value | undefined): number | undefined {
  if (value === undefined || value === NONE) return undefined;
  if (isInt(value)) return Number(value);
  if (value instanceof Undefined) throw new Fault(value.message);
  throw new Fault('slice indices must be integers or None or have an __index__ method');
}
