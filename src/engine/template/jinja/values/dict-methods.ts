import { dictOf, getEntry, itemsOf, keyOf, keysOf, setEntry, valuesOf } from './dict.js';
import { iterate, listOf } from './iterate.js';
import { bind } from './bind.js';
import { methods, type Methods } from './method.js';
import { repr } from './repr.js';
import { type CallArguments, Dict, Fault, Special, Tuple, Undefined, type Value, NONE, type None } from './value.js';

/** The methods of Python's `dict`; `update`, which takes any names, is `updateDict`. */
export const dictMethods: Methods<Dict> = methods<Dict>({
  items: ['', (self) => view('dict_items', () => itemsOf(self))],
  keys: ['', (self) => view('dict_keys', () => keysOf(self))],
  values: ['', (self) => view('dict_values', () => valuesOf(self))],
  get: ['key! default', (self, [key = NONE, fallback = NONE]) => getEntry(self, key) ?? fallback],
  pop: ['key! default', pop],
  popitem: ['', popItem],
  setdefault: ['key! default', setDefault],
  copy: ['', (self) => dictOf(pairsOf(self))],
  clear: ['', (self) => cleared(self)],
});

/** A live view, as `items()`, `keys()` and `values()` give. */
function view(type: string, items: () => Value[]): Special {
  return new Special({ type, repr: () => `${type}(${repr(items())})`, iterate: items, length: () => items().length });
}

function* pairsOf(dict: Dict): Iterable<readonly [Value, Value]> {
  for (const { key, value } of dict.entries.values()) yield [key, value];
}

function pop(self: Dict, [key = NONE, fallback]: readonly (Value | undefined)[]): Value {
  const value = getEntry(self, key) ?? fallback;
  if (value === undefined) throw new Fault(`KeyError: ${repr(key)}`);
  self.entries.delete(keyOf(key));
  return value;
}

function popItem(self: Dict): Value {
  const last = [...self.entries].at(-1);
  if (last === undefined) throw new Fault('popitem(): dictionary is empty');
  self.entries.delete(last[0]);
  return new Tuple([last[1].key, last[1].value]);
}

function setDefault(self: Dict, [key = NONE, fallback = NONE]: readonly (Value | undefined)[]): Value {
  const known = getEntry(self, key);
  if (known !== undefined) return known;
  setEntry(self, key, fallback);
  return fallback;
}

function cleared(self: Dict): None {
  self.entries.clear();
  return NONE;
}

/** `dict.update(other, name=value)`. */
export function updateDict(self: Dict, { positional, named }: CallArguments): None {
  const [other] = bind('update', ['other'], { positional, named: new Map() });
  if (other !== undefined) for (const [key, value] of pairsFrom(other)) setEntry(self, key, value);
  for (const [key, value] of named) setEntry(self, key, value);
  return NONE;
}

/** The pairs of a dict, or of a list of pairs. */
export function pairsFrom(source: Value): Iterable<readonly [Value, Value]> {
  if (source instanceof Dict) return pairsOf(source);
  if (source instanceof Undefined) throw new Fault(source.message);
  return Array.from(iterate(source), (item, i) => {
    const [key, value, ...more] = listOf(item);
    if (key !== undefined && value !== undefined && more.length === 0) return [key, value] as const;
    throw new Fault(`dictionary update sequence element #${i} is not a pair`);
  });
}
