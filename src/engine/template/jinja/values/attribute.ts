import { characterAt } from './characters.js';
import { readText } from './work.js';
import { dictMethods, updateDict } from './dict-methods.js';
import { getEntry } from './dict.js';
import { listMethods, tupleMethods } from './list-methods.js';
import { boundMethod, callMethod, type Method } from './method.js';
import { repr } from './repr.js';
import { stripTags, unescapeHtml } from './html.js';
import { callMarkedMethod, escapedText } from './markup.js';
import { formatMap, formatMarkup, formatText } from './string-format.js';
import { stringMethods } from './string-methods.js';
import {
  type Budget,
  type CallArguments,
  Dict,
  Fault,
  isInt,
  Markup,
  Special,
  Tuple,
  typeName,
  Undefined,
  type UndefinedSource,
  type Value,
  NONE,
} from './value.js';

/** `object.name`: a method or attribute first, then the item of that name, else undefined. */
export function getAttribute(object: Value, name: string, site: UndefinedSource): Value {
  if (object instanceof Undefined) throw new Fault(object.message);
  const found = ownAttribute(object, name) ?? itemOf(object, name);
  return found ?? new Undefined(`'${objectName(object)}' has no attribute '${name}'`, site);
}

/** True for the names that mean a method on every dict, whatever its keys are. */
export function isDictMethod(name: string): boolean {
  return dictMethods.has(name) || name === 'update';
}

/** `object[key]`: the item first, then, for a text, the attribute of that name, else undefined. */
export function getItem(object: Value, key: Value, site: UndefinedSource): Value {
  if (object instanceof Undefined) throw new Fault(object.message);
  const found = itemOf(object, key) ?? (typeof key === 'string' ? ownAttribute(object, key) : undefined);
  if (found !== undefined) return found;
  if (typeof key === 'string') return new Undefined(`'${objectName(object)}' has no attribute '${key}'`, site);
  return new Undefined(`${objectName(object)} has no element ${repr(key)}`, site);
}

function objectName(object: Value): string {
  return object === NONE ? 'None' : `${typeName(object)} object`;
}

/** The attribute itself, without falling back to items: what `|attr` looks at. */
export function ownAttribute(object: Value, name: string): Value | undefined {
  if (object instanceof Special) return object.behaviour.attribute?.(name);
  if (object instanceof Tuple) {
    const index = object.names.indexOf(name);
    if (index >= 0) return object.items[index];
  }
  return methodOf(object, name);
}

function methodOf(object: Value, name: string): Special | undefined {
  const special = specialMethod(object, name);
  if (special !== undefined) {
    return new Special({ type: 'builtin_function_or_method', repr: () => `<built-in method ${name}>`, call: special });
  }
  if (typeof object === 'string') return bound(stringMethods.get(name), name, object);
  if (Array.isArray(object)) return bound(listMethods.get(name), name, object);
  if (object instanceof Dict) return bound(dictMethods.get(name), name, object);
  return object instanceof Tuple ? bound(tupleMethods.get(name), name, object) : undefined;
}

function bound<Self>(method: Method<Self> | undefined, name: string, self: Self): Special | undefined {
  return method && boundMethod(name, method, self);
}

/** The methods that take any number of arguments. */
function specialMethod(object: Value, name: string): ((args: CallArguments, budget: Budget) => Value) | undefined {
  if (typeof object === 'string' && name === 'format') return (args, budget) => formatText(object, args, budget);
  if (typeof object === 'string' && name === 'format_map') return (args, budget) => formatMap(object, args, budget);
  if (object instanceof Dict && name === 'update') return (args) => updateDict(object, args);
  if (object instanceof Markup) return markupMethod(object, name);
  return undefined;
}

/** The methods of marked text: the plain text's by way of `callMarkedMethod`, and its own. */
function markupMethod(self: Markup, name: string): ((args: CallArguments, budget: Budget) => Value) | undefined {
  if (name === 'format') return (args, budget) => formatMarkup(self, args, budget);
  if (name === 'striptags') return () => stripTags(self.text);
  if (name === 'unescape') return () => unescapeHtml(self.text);
  if (name === 'escape') return ({ positional: [value = ''] }) => new Markup(escapedText(value));
  const method = stringMethods.get(name);
  if (method === undefined) return undefined;
  return (args, budget) =>
    callMarkedMethod(name, args, (given) => callMethod(name, method, self.text, [given, budget]));
}

/** Calls `object.name(…)` without making the method a value first; undefined when there is no such built-in method. */
export function callOwnMethod(object: Value, name: string, args: CallArguments, budget: Budget): Value | undefined {
  if (typeof object === 'string') readText(object.length);
  const special = specialMethod(object, name);
  if (special !== undefined) return special(args, budget);
  if (typeof object === 'string') return called(stringMethods.get(name), name, object, [args, budget]);
  if (Array.isArray(object)) return called(listMethods.get(name), name, object, [args, budget]);
  return object instanceof Dict ? called(dictMethods.get(name), name, object, [args, budget]) : undefined;
}

function called<Self>(
  method: Method<Self> | undefined,
  name: string,
  self: Self,
  call: readonly [CallArguments, Budget],
): Value | undefined {
  return method && callMethod(name, method, self, call);
}

function itemOf(object: Value, key: Value): Value | undefined {
  if (object instanceof Dict) return Array.isArray(key) || key instanceof Dict ? undefined : getEntry(object, key);
  if (object instanceof Special) return object.behaviour.item?.(key);
  if (!isInt(key)) return undefined;
  if (Array.isArray(object)) return at(object, Number(key));
  if (object instanceof Tuple) return at(object.items, Number(key));
  if (object instanceof Markup) return markedCharacter(object, Number(key));
  return typeof object === 'string' ? characterAt(object, Number(key)) : undefined;
}

function markedCharacter({ text }: Markup, index: number): Markup | undefined {
  const character = characterAt(text, index);
  return character === undefined ? undefined : new Markup(character);
}

function at<T>(items: readonly T[], index: number): T | undefined {
  return items[index < 0 ? index + items.length : index];
}
