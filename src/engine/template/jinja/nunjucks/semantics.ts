import type { Semantics } from '../render/semantics.js';
import { getEntry } from '../values/dict.js';
import { Dict, Fault, Markup, NONE, Tuple, Undefined, type Value } from '../values/value.js';
import { filters } from './filters.js';
import { globals } from './globals.js';
import { callMember, getMember } from './members.js';
import { binary, compared, comparedInTurn, signed } from './operators.js';
import { isAbsent, isIndex, keysInOrder, printedText, textOf, truthy } from './primitive.js';
import { tests } from './tests.js';

/** JavaScript's, as Nunjucks 3 has them. */
export const nunjucksSemantics: Semantics = {
  filters,
  tests,
  globals,
  truthy,
  printed: printedText,
  joined: textOf,
  binary,
  signed,
  compared,
  comparedInTurn,
  attribute: getMember,
  item: getMember,
  method: callMember,
  isMethod: () => false,
  tuple: (items) => items.at(-1) ?? new Undefined('there is nothing in the parentheses'),
  nothing: '',
  items,
  macroText: (text) => new Markup(text),
  loopNames: new Set(['index', 'index0', 'revindex', 'revindex0', 'first', 'last', 'length']),
  dynamic: true,
};

/** What is false is looped over as if it were empty; of a dictionary, its entries, where there are two variables. */
function items(value: Value, count: number | undefined): readonly Value[] {
  if (!truthy(value)) return [];
  if (value instanceof Markup) return Array.from(value.text);
  if (count === undefined) return listOf(value);
  if (Array.isArray(value)) return value.map((item) => unpacked(item, count));
  const entries = value instanceof Dict ? entriesOf(value) : typeof value === 'string' ? charactersOf(value) : [];
  return entries.map((entry) => unpacked(entry, count));
}

function listOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value.split('');
  const length = value instanceof Dict ? getEntry(value, 'length') : undefined;
  if (length !== undefined) throw new Fault('A dictionary with a `length` is no list: loop over `key, value`.');
  return [];
}

function entriesOf(dict: Dict): Value[][] {
  return keysInOrder(dict).map((key) => [key, getEntry(dict, key) ?? NONE]);
}

function charactersOf(text: string): Value[][] {
  return text.split('').map((character, i) => [String(i), character]);
}

/** As many parts as there are variables; those an item does not have are undefined. */
function unpacked(item: Value, count: number): Tuple {
  if (isAbsent(item)) throw new Fault('An item without a value cannot be divided among several variables.');
  return new Tuple(
    Array.from({ length: count }, (_, i) => partOf(item, i) ?? new Undefined('the item has no such part')),
  );
}

function partOf(item: Value, at: number): Value | undefined {
  if (Array.isArray(item) || typeof item === 'string') return item[at];
  return item instanceof Dict && isIndex(String(at)) ? getEntry(item, String(at)) : undefined;
}
