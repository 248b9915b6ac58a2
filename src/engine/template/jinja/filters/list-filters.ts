import { binary } from '../values/arithmetic.js';
import { ownAttribute } from '../values/attribute.js';
import { textArgument, wholeArgument } from '../values/bind.js';
import { equal, ordered, sorted, truthy } from '../values/compare.js';
import { itemsOf, keyOf } from '../values/dict.js';
import { characters } from '../values/characters.js';
import { iterate, lengthOf, listOf } from '../values/iterate.js';
import { Dict, Fault, Lazy, Tuple, typeName, Undefined, type Value, NONE } from '../values/value.js';
import { attributeGetter, type Filter, filter, type FilterTools, ignoreCase, rawFilter, textFilter } from './filter.js';

type Args = readonly (Value | undefined)[];

export const listFilters: Readonly<Record<string, Filter>> = {
  length: filter('', lengthOf),
  count: filter('', lengthOf),
  list: filter('', listed),
  first: filter('', (seq) => firstOf(iterate(seq))),
  last: filter('', (seq) => listOf(seq).at(-1) ?? new Undefined('No last item, sequence was empty.')),
  reverse: textFilter('', reversed),
  sort: filter('reverse case_sensitive attribute', sort),
  unique: filter(
    'case_sensitive attribute',
    (input, args, tools) => new Lazy(unique(input, args, tools), 'generator object do_unique'),
  ),
  min: filter('case_sensitive attribute', (input, args, tools) => extreme('<', input, [args, tools])),
  max: filter('case_sensitive attribute', (input, args, tools) => extreme('>', input, [args, tools])),
  sum: filter('attribute start', sum),
  batch: filter(
    'linecount! fill_with',
    (input, args, tools) => new Lazy(batches(input, args, tools), 'generator object do_batch'),
  ),
  slice: filter(
    'slices! fill_with',
    (input, args, tools) => new Lazy(slices(input, args, tools), 'generator object do_slice'),
  ),
  groupby: filter('attribute! default case_sensitive', groupBy),
  items: filter('', (input) => new Lazy(itemsIn(input), 'generator object do_items')),
  dictsort: filter('case_sensitive by reverse', dictSort),
  random: filter('', randomItem),
  attr: rawFilter(
    'name!',
    (input, [name], { site }) => ownAttribute(input, textArgument(name)) ?? missing(input, textArgument(name), site),
  ),
};

function missing(input: Value, name: string, site: FilterTools['site']): Value {
  const shown = input === NONE ? 'None' : `${typeName(input)} object`;
  return new Undefined(`'${shown}' has no attribute '${name}'`, site);
}

function listed(input: Value, _: Args, tools: FilterTools): Value[] {
  const items: Value[] = [];
  for (const item of iterate(input)) {
    tools.spend(1);
    items.push(item);
  }
  return items;
}

function firstOf(items: Iterable<Value>): Value {
  for (const item of items) return item;
  return new Undefined('No first item, sequence was empty.');
}

function reversed(input: Value): Value {
  if (typeof input === 'string') return characters(input).reverse().join('');
  const items = listOf(input).reverse();
  if (Array.isArray(input)) return new Lazy(items.values(), 'list_reverseiterator object');
  return input instanceof Dict || input instanceof Tuple ? new Lazy(items.values(), 'reversed object') : items;
}

function sort(input: Value, [reverse, sensitive, attribute]: Args, tools: FilterTools): Value {
  const folded = sensitive === undefined || !truthy(sensitive);
  const names: (Value | undefined)[] = typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const getters = names.map((name) => attributeGetter(name, tools));
  const items = listed(input, [], tools);
  const key = (item: Value): Value => getters.map((get) => (folded ? ignoreCase(get(item)) : get(item)));
  return sorted(items, key, wholeArgument(reverse, 0) !== 0);
}

function keyGetter([sensitive, attribute]: Args, tools: FilterTools): (item: Value) => Value {
  const get = attributeGetter(attribute, tools);
  return sensitive !== undefined && truthy(sensitive) ? get : (item) => ignoreCase(get(item));
}

function* unique(input: Value, args: Args, tools: FilterTools): Generator<Value> {
  const key = keyGetter(args, tools);
  const seen = new Set<unknown>();
  for (const item of iterate(input)) {
    tools.spend(1);
    const mark = keyOf(key(item));
    if (seen.has(mark)) continue;
    seen.add(mark);
    yield item;
  }
}

function extreme(operator: '<' | '>', input: Value, [args, tools]: readonly [Args, FilterTools]): Value {
  const key = keyGetter(args, tools);
  let best: { item: Value; key: Value } | undefined;
  for (const item of iterate(input)) {
    tools.spend(1);
    const own = key(item);
    if (best === undefined || ordered(operator, own, best.key)) best = { item, key: own };
  }
  return best?.item ?? new Undefined('No aggregated item, sequence was empty.');
}

function sum(input: Value, [attribute, start = 0]: Args, tools: FilterTools): Value {
  const get = attributeGetter(attribute, tools);
  if (typeof start === 'string') throw new Fault("sum() can't sum strings [use ''.join(seq) instead]");
  let total: Value = start;
  for (const item of iterate(input)) {
    tools.spend(1);
    total = binary('+', total, get(item), tools);
  }
  return total;
}

function* batches(input: Value, [size, fill]: Args, tools: FilterTools): Generator<Value> {
  const count = wholeArgument(size, 0);
  let batch: Value[] = [];
  for (const item of iterate(input)) {
    tools.spend(1);
    if (batch.length === count) {
      yield batch;
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length === 0) return;
  if (fill !== undefined && fill !== NONE) {
    tools.spend(Math.max(0, count - batch.length));
    while (batch.length < count) batch.push(fill);
  }
  yield batch;
}

function* slices(input: Value, [count, fill]: Args, tools: FilterTools): Generator<Value> {
  const items = listed(input, [], tools);
  const parts = wholeArgument(count, 1);
  if (parts === 0) throw new Fault('integer division or modulo by zero');
  const size = Math.floor(items.length / parts);
  const extra = items.length % parts;
  for (let i = 0, at = 0; i < parts; i++) {
    tools.spend(1);
    const part = items.slice(at, at + size + (i < extra ? 1 : 0));
    at += part.length;
    if (fill !== undefined && fill !== NONE && i >= extra) part.push(fill);
    yield part;
  }
}

function groupBy(input: Value, [attribute, fallback, sensitive]: Args, tools: FilterTools): Value {
  const get = attributeGetter(attribute, tools, fallback);
  const folded = sensitive === undefined || !truthy(sensitive);
  const key = (item: Value): Value => (folded ? ignoreCase(get(item)) : get(item));
  const groups: { key: Value; grouper: Value; items: Value[] }[] = [];
  for (const item of sorted(listed(input, [], tools), key, false)) {
    const own = key(item);
    const last = groups.at(-1);
    if (last !== undefined && equal(last.key, own)) last.items.push(item);
    else groups.push({ key: own, grouper: get(item), items: [item] });
  }
  return groups.map(({ grouper, items }) => new Tuple([grouper, items], ['grouper', 'list']));
}

function* itemsIn(input: Value): Generator<Value> {
  if (input instanceof Undefined) return;
  if (!(input instanceof Dict)) throw new Fault('Can only get item pairs from a mapping.');
  yield* itemsOf(input);
}

function dictSort(input: Value, [sensitive, by, reverse]: Args, tools: FilterTools): Value {
  const position = by === undefined || by === 'key' ? 0 : 1;
  if (position === 1 && by !== 'value') throw new Fault('You can only sort by either "key" or "value"');
  if (input instanceof Undefined) throw new Fault(input.message);
  if (!(input instanceof Dict)) throw new Fault(`'${typeName(input)}' object has no attribute 'items'`);
  tools.spend(input.entries.size);
  const folded = sensitive === undefined || !truthy(sensitive);
  const key = (pair: Value): Value => {
    const part = pair instanceof Tuple ? (pair.items[position] ?? NONE) : NONE;
    return folded ? ignoreCase(part) : part;
  };
  return sorted(itemsOf(input), key, wholeArgument(reverse, 0) !== 0);
}

/** Chance is a parameter of the rendering, so that a run can be repeated. */
function randomItem(input: Value, _: Args, tools: FilterTools): Value {
  if (tools.random === undefined)
    throw new Fault('The `random` filter needs a seed: this rendering has none, so that it can be repeated.');
  const items = listed(input, [], tools);
  return items[tools.random.below(items.length)] ?? new Undefined('No random item, sequence was empty.');
}
