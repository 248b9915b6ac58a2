import type { Filter, FilterTools } from '../filters/filter.js';
import { getEntry, setEntry } from '../values/dict.js';
import { type CallArguments, Dict, Fault, Markup, NONE, Undefined, type Value } from '../values/value.js';
import { type Args, copiedItems, filter, itemsIn, kindOf, likeInput, listIn, namedFilter } from './filter.js';
import { getMember, sizeOf } from './members.js';
import { add, before } from './operators.js';
import { isAbsent, keysInOrder, listText, numberOf, textOf, truthy } from './primitive.js';

export const listFilters: Readonly<Record<string, Filter>> = {
  batch: filter(batch),
  dictsort: filter(dictsort),
  first: filter((input, _, tools) => edge(input, 0, tools)),
  groupby: filter(groupby),
  join: filter(join),
  last: filter((input, _, tools) => edge(input, -1, tools)),
  length: filter((input) => (isAbsent(input) || input === false ? 0 : (sizeOf(input) ?? nothing()))),
  list: filter(list),
  random: filter(random),
  reject: choosing(false),
  rejectattr: filter((input, args, tools) => attributed(input, [args, false], tools)),
  reverse: filter((input, _, tools) =>
    typeof input === 'string' || input instanceof Markup
      ? likeInput(input, listText(itemsIn(input, tools).toReversed(), ['', []]))
      : copiedItems(input).toReversed(),
  ),
  select: choosing(true),
  selectattr: filter((input, args, tools) => attributed(input, [args, true], tools)),
  slice: filter(slice),
  sort: namedFilter(['reverse', 'case_sensitive', 'attribute'], sort),
  sum: filter(sum),
};

function nothing(): Undefined {
  return new Undefined('there is no such item');
}

/** As `copiedItems`, of a value that there must be. */
function presentItems(input: Value, { name }: FilterTools): readonly Value[] {
  if (isAbsent(input)) throw new Fault(`The filter '${name}' takes a list, and there is none here.`);
  return copiedItems(input);
}

function batch(input: Value, [count, fill]: Args, tools: FilterTools): Value {
  const size = numberOf(count ?? nothing());
  const lists: Value[][] = [];
  let open: Value[] = [];
  presentItems(input, tools).forEach((item, i) => {
    tools.spend(1);
    if (i % size === 0 && open.length > 0) {
      lists.push(open);
      open = [];
    }
    open.push(item);
  });
  if (open.length === 0) return lists;
  if (fill !== undefined && truthy(fill)) {
    tools.spend(Math.max(0, size) || 0);
    while (open.length < size) open.push(fill);
  }
  return [...lists, open];
}

function slice(input: Value, [count, fill]: Args, tools: FilterTools): Value {
  const items = itemsIn(input, tools);
  const slices = numberOf(count ?? nothing());
  tools.spend(items.length + (Math.max(0, slices) || 0));
  const size = Math.floor(items.length / slices);
  const extra = items.length % slices;
  const fills = fill !== undefined && truthy(fill);
  if (fills && typeof input === 'string') throw new Fault("'slice' fills up lists only, not a text.");
  const lists: Value[] = [];
  let at = 0;
  for (let i = 0; i < slices; i++) {
    const end = at + size + (i < extra ? 1 : 0);
    const part = items.slice(at, end);
    lists.push(typeof input === 'string' ? listText(part, ['', []]) : fills && i >= extra ? [...part, fill] : part);
    at = end;
  }
  return lists;
}

function dictsort(input: Value, [caseSensitive, by]: Args, tools: FilterTools): Value {
  if (!(input instanceof Dict)) throw new Fault(`'dictsort' takes a dictionary, not ${kindOf(input)}.`);
  const name = by === undefined || by instanceof Undefined ? 'key' : textOf(by);
  if (name !== 'key' && name !== 'value') throw new Fault("'dictsort' sorts by 'key' or by 'value'.");
  const folds = caseSensitive === undefined || !truthy(caseSensitive);
  const pairs = keysInOrder(input).map((key): [Value, Value] => [key, getEntry(input, key) ?? NONE]);
  tools.spend(pairs.length);
  const part = (pair: readonly [Value, Value]): Value => {
    const value = pair[name === 'key' ? 0 : 1];
    return folds && typeof value === 'string' ? value.toUpperCase() : value;
  };
  return pairs.sort((a, b) => {
    const [left, right] = [part(a), part(b)];
    return before('>', left, right) ? 1 : left === right ? 0 : -1;
  });
}

function edge(input: Value, at: number, tools: FilterTools): Value {
  if (input instanceof Dict) return getMember(input, at === 0 ? '0' : 'undefined', tools.site);
  return presentItems(input, tools).at(at) ?? nothing();
}

/** Groups by an attribute, in a dictionary from its text to the items. */
function groupby(input: Value, [attribute]: Args, tools: FilterTools): Value {
  const get = attributeGetter(attribute);
  const groups = new Dict();
  for (const item of presentItems(input, tools)) {
    tools.spend(1);
    const key = textOf(get(item));
    const known = getEntry(groups, key);
    if (Array.isArray(known)) known.push(item);
    else setEntry(groups, key, [item]);
  }
  return groups;
}

/** Reads `a.b` of an item, of what it has itself. */
function attributeGetter(attribute: Value | undefined): (item: Value) => Value {
  const parts = attribute === undefined || !truthy(attribute) ? [] : textOf(attribute).split('.');
  return (item) => {
    let value = item;
    for (const part of parts) {
      if (isAbsent(value)) throw new Fault('An item without a value has no attributes.');
      value = ownMember(value, part);
    }
    return value;
  };
}

function ownMember(value: Value, name: string): Value {
  if (value instanceof Dict) return getEntry(value, name) ?? nothing();
  if (!Array.isArray(value) && typeof value !== 'string') return nothing();
  if (name === 'length') return value.length;
  return /^\d+$/.test(name) ? (value[Number(name)] ?? nothing()) : nothing();
}

function join(input: Value, [separator, attribute]: Args, tools: FilterTools): Value {
  const given = separator !== undefined && truthy(separator) ? textOf(separator) : '';
  const items = mapped(input, attribute, tools);
  return listText(items, [given, []]);
}

/** The items, or one attribute of each. */
function mapped(input: Value, attribute: Value | undefined, tools: FilterTools): readonly Value[] {
  if (attribute === undefined || !truthy(attribute)) return listIn(input, tools);
  const items = copiedItems(input);
  tools.spend(items.length);
  return items.map((item) => {
    if (isAbsent(item)) throw new Fault(`An item of the list for '${tools.name}' has no value.`);
    return getMember(item, attribute, tools.site);
  });
}

function list(input: Value, _: Args, tools: FilterTools): Value {
  if (input instanceof Dict) {
    return keysInOrder(input).map((key) => {
      const pair = new Dict();
      setEntry(pair, 'key', key);
      setEntry(pair, 'value', getEntry(input, key) ?? NONE);
      return pair;
    });
  }
  return typeof input === 'string' ? [...itemsIn(input, tools)] : listIn(input, tools);
}

function random(input: Value, _: Args, tools: FilterTools): Value {
  if (tools.random === undefined)
    throw new Fault('`random` gives another item each time: it renders only where a seed is given.');
  const items = itemsIn(input, tools);
  return items.length === 0 ? nothing() : (items[tools.random.below(items.length)] ?? nothing());
}

function choosing(keeps: boolean): Filter {
  return (input, { positional: [test = 'truthy', ...rest] }, tools) => {
    const items = isAbsent(input) || typeof input === 'string' || Array.isArray(input) ? itemsIn(input, tools) : [];
    const args: CallArguments = { positional: rest, named: new Map() };
    return items.filter((item) => {
      tools.spend(1);
      return tools.test(textOf(test), item, args) === keeps;
    });
  };
}

function attributed(input: Value, [[attribute], keeps]: readonly [Args, boolean], tools: FilterTools): Value {
  return listIn(input, tools).filter((item) => {
    tools.spend(1);
    if (isAbsent(item)) throw new Fault(`An item of the list for '${tools.name}' has no value.`);
    return truthy(getMember(item, attribute ?? nothing(), tools.site)) === keeps;
  });
}

function sort(input: Value, [reverse, caseSensitive, attribute]: Args, tools: FilterTools): Value {
  const items = copiedItems(input);
  const get = attributeGetter(attribute);
  const folds = caseSensitive === undefined || !truthy(caseSensitive);
  const direction = reverse !== undefined && truthy(reverse) ? -1 : 1;
  const keyOf = (item: Value): Value => {
    const key = get(item);
    return folds && typeof key === 'string' ? key.toLowerCase() : key;
  };
  tools.spend(items.length);
  const known = items.filter((item) => !(item instanceof Undefined)).map((item) => ({ item, key: keyOf(item) }));
  known.sort((a, b) => {
    tools.spend(1);
    if (before('<', a.key, b.key)) return -direction;
    return before('>', a.key, b.key) ? direction : 0;
  });
  return [...known.map(({ item }) => item), ...items.filter((item) => item instanceof Undefined)];
}

function sum(input: Value, [attribute, start]: Args, tools: FilterTools): Value {
  const items = mapped(input, attribute, tools);
  const total = items.reduce((total, item) => add(total, item, tools), 0);
  return add(start === undefined || start instanceof Undefined ? 0 : start, total, tools);
}
