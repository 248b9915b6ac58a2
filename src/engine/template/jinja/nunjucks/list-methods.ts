import { type Budget, Fault, NONE, Undefined, type Value } from '../values/value.js';
import { same } from './operators.js';
import { isAbsent, listText, numberOf, textOf } from './primitive.js';

export type MemberMethod<Self> = (self: Self, args: readonly Value[], budget: Budget) => Value;

/** JavaScript's methods of lists that take no function. */
export const listMethods: ReadonlyMap<string, MemberMethod<Value[]>> = new Map(
  Object.entries<MemberMethod<Value[]>>({
    at: (self, [index]) => orUndefined(self.at(wholeOr(index, 0))),
    concat: (self, args, budget) =>
      grown([...self, ...args.flatMap((arg) => (Array.isArray(arg) ? arg : [arg]))], budget),
    flat: (self, [depth], budget) => flattened(self, wholeOr(depth, 1), budget),
    includes: (self, [item = NONE]) => self.some((member) => same(member, item)),
    indexOf: (self, [item = NONE]) => self.findIndex((member) => same(member, item)),
    join: (self, [separator]) => listText(self, [separatorOf(separator), []]),
    lastIndexOf: (self, [item = NONE]) => self.findLastIndex((member) => same(member, item)),
    pop: (self: Value[]) => orUndefined(self.pop()),
    push: (self, args, budget) => {
      budget.spend(args.length);
      return self.push(...args);
    },
    reverse: (self: Value[]) => self.reverse(),
    shift: (self) => orUndefined(self.shift()),
    slice: (self, [start, end], budget) => grown(self.slice(wholeOr(start, 0), wholeOr(end, self.length)), budget),
    sort: (self) => self.sort(byText),
    splice: (self, [start, count, ...items], budget) => {
      budget.spend(self.length + items.length);
      return self.splice(wholeOr(start, 0), wholeOr(count, self.length), ...items);
    },
    toString: (self: Value[]) => listText(self, [',', []]),
    unshift: (self, args, budget) => {
      budget.spend(self.length + args.length);
      return self.unshift(...args);
    },
  }),
);

function orUndefined(value: Value | undefined): Value {
  return value ?? new Undefined('the list has no such item');
}

function separatorOf(value: Value | undefined): string {
  return value === undefined || value instanceof Undefined ? ',' : textOf(value);
}

/** A whole number given as an argument, or `fallback` where none is. */
export function wholeOr(value: Value | undefined, fallback: number): number {
  if (value === undefined || value instanceof Undefined) return fallback;
  return Math.trunc(numberOf(value)) || 0;
}

function grown(items: Value[], budget: Budget): Value[] {
  budget.spend(items.length);
  return items;
}

const MOST_LEVELS = 64;

function flattened(items: readonly Value[], depth: number, budget: Budget): Value[] {
  budget.spend(items.length);
  if (depth > MOST_LEVELS) throw new Fault(`Lists are flattened by at most ${MOST_LEVELS} levels.`);
  return items.flatMap((item): Value[] => {
    if (!Array.isArray(item)) return [item];
    return depth > 1 ? flattened(item, depth - 1, budget) : item;
  });
}

/** JavaScript's order where no function says another: by text, undefined last. */
function byText(a: Value, b: Value): number {
  if (a instanceof Undefined || b instanceof Undefined) return Number(isAbsent(a)) - Number(isAbsent(b));
  const [left, right] = [textOf(a), textOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
