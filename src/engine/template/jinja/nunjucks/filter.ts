import type { Filter, FilterTools } from '../filters/filter.js';
import { type CallArguments, Dict, Fault, Markup, NONE, Special, Undefined, type Value } from '../values/value.js';
import { argumentsOf } from './members.js';
import { isAbsent } from './primitive.js';

export type Args = readonly (Value | undefined)[];

export type Run = (input: Value, args: Args, tools: FilterTools) => Value;

/** A filter whose named arguments come, as in Nunjucks, as one dictionary behind the others. */
export function filter(run: Run): Filter {
  return (input, args, tools) => run(input, argumentsOf(args), tools);
}

/** One of the few filters whose arguments have names. */
export function namedFilter(parameters: readonly string[], run: Run): Filter {
  return (input, args, tools) => run(input, inOrder(parameters, args), tools);
}

function inOrder(parameters: readonly string[], { positional, named }: CallArguments): Args {
  return parameters.map((name, i) => (i < positional.length ? positional[i] : named.get(name)));
}

/** The text of a value that has JavaScript's methods of texts. */
export function textIn(value: Value, { name }: FilterTools): string {
  if (typeof value === 'string') return value;
  if (value instanceof Markup) return value.text;
  throw new Fault(`The filter '${name}' takes a text, and ${kindOf(value)} is none: put \`| string\` before it.`);
}

/** As `textIn`; what is absent or false counts as empty. */
export function textOrEmpty(value: Value, tools: FilterTools): string {
  return isAbsent(value) || value === false ? '' : textIn(value, tools);
}

export function listIn(value: Value, { name }: FilterTools): Value[] {
  if (Array.isArray(value)) return value;
  throw new Fault(`The filter '${name}' takes a list, and ${kindOf(value)} is none.`);
}

/** The items of a list, or the characters of a text: what has a length and places. */
export function itemsIn(value: Value, tools: FilterTools): readonly Value[] {
  if (typeof value === 'string') return value.split('');
  if (value instanceof Markup) return value.text.split('');
  return listIn(value, tools);
}

/** What Nunjucks copies into a new list: a list's items, a text's characters, and of anything else nothing. */
export function copiedItems(value: Value): readonly Value[] {
  if (typeof value === 'string') return value.split('');
  if (value instanceof Markup) return value.text.split('');
  return Array.isArray(value) ? value : [];
}

/** JavaScript's `value.length`, as a number. */
export function lengthOf(value: Value): number {
  if (value instanceof Markup) return value.text.length;
  return typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN;
}

/** Marked where the value was: it stays as it is in a later `escape`. */
export function likeInput(input: Value, text: string): Value {
  return input instanceof Markup ? new Markup(text) : text;
}

export function kindOf(value: Value): string {
  if (value instanceof Undefined) return 'an undefined value';
  if (value === NONE) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Dict) return 'a dictionary';
  if (value instanceof Special) return `a ${value.type}`;
  return typeof value === 'object' ? 'a marked text' : `a ${typeof value}`;
}
