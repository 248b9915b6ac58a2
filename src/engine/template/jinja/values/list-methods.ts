import { optionalWhole, wholeArgument } from './bind.js';
import { equal, sorted } from './compare.js';
import { iterate } from './iterate.js';
import { methods, type Methods } from './method.js';
import { sliceRange } from './slice.js';
import { type Budget, Fault, Special, type Tuple, type Value, NONE, type None } from './value.js';
import { repr } from './repr.js';

/** The methods of Python's `list`. */
export const listMethods: Methods<Value[]> = methods<Value[]>({
  append: ['object!', (self, [item = NONE], budget) => grown(self, [item], budget)],
  extend: ['iterable!', (self, [items = NONE], budget) => grown(self, [...iterate(items)], budget)],
  insert: ['index! object!', (self, [index, item = NONE]) => inserted(self, wholeArgument(index, 0), item)],
  pop: ['index', (self, [index]) => popped(self, wholeArgument(index, -1))],
  remove: ['value!', (self, [item = NONE]) => removed(self, item)],
  clear: ['', (self) => emptied(self)],
  copy: ['', (self, _, budget) => copied(self, budget)],
  index: ['value! start stop', (self, args) => indexOf(self, args, 'list')],
  count: ['value!', (self, [item = NONE]) => self.filter((member) => equal(member, item)).length],
  reverse: ['', (self) => reversed(self)],
  sort: ['key reverse', sort],
});

export const tupleMethods: Methods<Tuple> = methods<Tuple>({
  index: ['value! start stop', ({ items }, args) => indexOf(items, args, 'tuple')],
  count: ['value!', ({ items }, [item = NONE]) => items.filter((member) => equal(member, item)).length],
});

// Methods that change a list give None, as in Python.

function reversed(list: Value[]): None {
  list.reverse();
  return NONE;
}

function grown(list: Value[], items: readonly Value[], budget: Budget): None {
  budget.spend(items.length + 1);
  for (const item of items) list.push(item);
  return NONE;
}

function copied(list: readonly Value[], budget: Budget): Value[] {
  budget.spend(list.length);
  return [...list];
}

function inserted(list: Value[], index: number, item: Value): None {
  const [at] = sliceRange(index, index, list.length);
  list.splice(at, 0, item);
  return NONE;
}

function popped(list: Value[], index: number): Value {
  if (list.length === 0) throw new Fault('pop from empty list');
  const at = index < 0 ? index + list.length : index;
  if (at < 0 || at >= list.length) throw new Fault('pop index out of range');
  return list.splice(at, 1)[0] ?? NONE;
}

function removed(list: Value[], item: Value): None {
  const at = list.findIndex((member) => equal(member, item));
  if (at < 0) throw new Fault('list.remove(x): x not in list');
  list.splice(at, 1);
  return NONE;
}

function emptied(list: Value[]): None {
  list.length = 0;
  return NONE;
}

function indexOf(
  items: readonly Value[],
  [item = NONE, start, stop]: readonly (Value | undefined)[],
  type: string,
): number {
  const [from, to] = sliceRange(optionalWhole(start, 0), optionalWhole(stop, items.length), items.length);
  const at = items.findIndex((member, i) => i >= from && i < to && equal(member, item));
  if (at < 0) throw new Fault(type === 'list' ? `${repr(item)} is not in list` : 'tuple.index(x): x not in tuple');
  return at;
}

function sort(self: Value[], [key, reverse]: readonly (Value | undefined)[], budget: Budget): None {
  budget.spend(self.length);
  const behaviour = key instanceof Special ? key.behaviour : undefined;
  const keyed = (item: Value): Value => behaviour?.call?.({ positional: [item], named: new Map() }, budget) ?? item;
  const result = sorted(self, keyed, wholeArgument(reverse, 0) !== 0);
  self.splice(0, self.length, ...result);
  return NONE;
}
