import { getEntry } from '../values/dict.js';
import {
  type Budget,
  type CallArguments,
  Dict,
  Markup,
  NONE,
  PyFloat,
  Special,
  Undefined,
  type UndefinedSource,
  type Value,
} from '../values/value.js';
import { type MemberMethod, listMethods } from './list-methods.js';
import { countOf, isAbsent, isIndex, numberOf, textOf } from './primitive.js';
import { textMethods } from './text-methods.js';

/** `object.name` and `object[key]` of JavaScript, of what data can have: nothing is looked up on the host. */
export function getMember(object: Value, key: Value, site: UndefinedSource): Value {
  const name = textOf(key);
  const found = isAbsent(object) ? undefined : memberOf(object, name);
  return found ?? new Undefined(`'${site.path}' is undefined`, site);
}

function memberOf(object: Value, name: string): Value | undefined {
  if (object instanceof Dict) return getEntry(object, name) ?? boundMethod(object, name);
  if (object instanceof Special) return object.behaviour.attribute?.(name);
  return ownProperty(object, name) ?? boundMethod(object, name);
}

/** A place in a list or a text, or its length. */
function ownProperty(object: Value, name: string): Value | undefined {
  if (!Array.isArray(object) && typeof object !== 'string') {
    return object instanceof Markup && name === 'length' ? object.text.length : undefined;
  }
  if (name === 'length') return object.length;
  return isIndex(name) ? object[Number(name)] : undefined;
}

function boundMethod(object: Value, name: string): Special | undefined {
  const run = methodOf(object, name);
  if (run === undefined) return undefined;
  return new Special({ type: 'function', call: (args, budget) => run(argumentsOf(args), budget) });
}

type BoundMethod = (args: readonly Value[], budget: Budget) => Value;

function methodOf(object: Value, name: string): BoundMethod | undefined {
  if (typeof object === 'string') return bound(textMethods.get(name), object);
  if (object instanceof Markup) return bound(textMethods.get(name), object.text);
  if (Array.isArray(object)) return bound(listMethods.get(name), object);
  if (object instanceof Dict || typeof object === 'boolean')
    return name === 'toString' ? () => textOf(object) : undefined;
  const isNumber = typeof object === 'number' || typeof object === 'bigint' || object instanceof PyFloat;
  return isNumber ? bound(numberMethods.get(name), numberOf(object)) : undefined;
}

function bound<Self>(method: MemberMethod<Self> | undefined, self: Self): BoundMethod | undefined {
  return method && ((args, budget) => method(self, args, budget));
}

/** Calls `object.name(…)` without making the method a value first; undefined when there is no such built-in method. */
export function callMember(object: Value, name: string, args: CallArguments, budget: Budget): Value | undefined {
  return methodOf(object, name)?.(argumentsOf(args), budget);
}

/** As Nunjucks passes them: the named ones together, as a dictionary behind the others. */
export function argumentsOf({ positional, named }: CallArguments): readonly Value[] {
  if (named.size === 0) return positional;
  const dict = new Dict();
  for (const [name, value] of named) dict.entries.set(name, { key: name, value });
  return [...positional, dict];
}

const MOST_DIGITS = 100;

const numberMethods: ReadonlyMap<string, MemberMethod<number>> = new Map<string, MemberMethod<number>>([
  ['toFixed', (self, [digits]) => self.toFixed(digitsOf(digits))],
  ['toString', (self) => String(self)],
]);

function digitsOf(value: Value | undefined): number {
  return Math.min(MOST_DIGITS, Math.max(0, Math.trunc(numberOf(value ?? NONE)) || 0));
}

/** How many items, entries or characters a value has, as Nunjucks' own loops count them; undefined where it has none. */
export function sizeOf(value: Value): number | undefined {
  if (Array.isArray(value) || typeof value === 'string') return value.length;
  if (value instanceof Markup) return value.text.length;
  return value instanceof Dict ? countOf(value) : undefined;
}
