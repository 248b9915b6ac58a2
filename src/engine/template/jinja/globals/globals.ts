import { bind, wholeArgument } from '../values/bind.js';
import { dictOf, setEntry } from '../values/dict.js';
import { pairsFrom } from '../values/dict-methods.js';
import { iterate } from '../values/iterate.js';
import { type CallArguments, Fault, isInt, Lazy, Special, Tuple, type Value, NONE } from '../values/value.js';
import { namespace } from './namespace.js';

/** The functions every template can call. Their documentation is in `builtins.ts`. */
export const globals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', global('range', range)],
  ['dict', global('dict', makeDict)],
  ['cycler', global('cycler', cycler)],
  ['joiner', global('joiner', joiner)],
  ['namespace', namespace],
  ['lipsum', global('lipsum', lipsum)],
]);

function global(name: string, call: (args: CallArguments) => Value): Special {
  return new Special({ type: 'function', repr: () => `<function ${name}>`, call });
}

/** With Python's `zip`, which PromptSource adds. */
export const promptSourceGlobals: ReadonlyMap<string, Value> = new Map([...globals, ['zip', global('zip', zip)]]);

/** jinja2's sandbox allows as many; a loop over more would not end in an editor. */
const MAX_RANGE = 100_000;

function range({ positional, named }: CallArguments): Value {
  if (named.size > 0) throw new Fault('range() takes no keyword arguments');
  if (positional.length === 0) throw new Fault('range expected at least 1 argument, got 0');
  const numbers = positional.map((part) => wholeArgument(part, 0));
  const [start, stop, step] =
    numbers.length === 1 ? [0, numbers[0] ?? 0, 1] : [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 1];
  if (step === 0) throw new Fault('range() arg 3 must not be zero');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > MAX_RANGE) throw new Fault(`This range has ${length} numbers: at most ${MAX_RANGE} are allowed.`);
  return rangeObject({ start, stop, step, length });
}

interface Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly length: number;
}

function rangeObject({ start, stop, step, length }: Range): Special {
  return new Special({
    type: 'range',
    repr: () => `range(${start}, ${stop}${step === 1 ? '' : `, ${step}`})`,
    iterate: () => Array.from({ length }, (_, i) => start + i * step),
    length: () => length,
    sequence: true,
    item: (key) => {
      const index = isInt(key) ? Number(key) : NaN;
      const at = index < 0 ? index + length : index;
      return at >= 0 && at < length ? start + at * step : undefined;
    },
  });
}

function zip({ positional, named }: CallArguments): Value {
  if (named.size > 0) throw new Fault('zip() takes no keyword arguments');
  return new Lazy(zipped(positional.map((items) => iterate(items)[Symbol.iterator]())), 'zip object');
}

function* zipped(sources: readonly Iterator<Value>[]): Generator<Value> {
  for (;;) {
    const items: Value[] = [];
    for (const source of sources) {
      const step = source.next();
      if (step.done === true) return;
      items.push(step.value);
    }
    if (items.length === 0) return;
    yield new Tuple(items);
  }
}

function makeDict({ positional, named }: CallArguments): Value {
  const [source] = bind('dict', ['mapping'], { positional, named: new Map() });
  const dict = dictOf(source === undefined ? [] : pairsFrom(source));
  for (const [name, value] of named) setEntry(dict, name, value);
  return dict;
}

function cycler({ positional: items }: CallArguments): Value {
  if (items.length === 0) throw new Fault('at least one item has to be provided');
  let at = 0;
  const methods: ReadonlyMap<string, Value> = new Map<string, Value>([
    ['next', global('next', () => items[at++ % items.length] ?? NONE)],
    ['reset', global('reset', () => ((at = 0), NONE))],
  ]);
  return new Special({
    type: 'jinja2.utils.Cycler',
    attribute: (name) => (name === 'current' ? items[at % items.length] : methods.get(name)),
  });
}

function joiner(args: CallArguments): Value {
  const [separator = ', '] = bind('joiner', ['sep'], args);
  let used = false;
  const call = (): Value => {
    const text = used ? separator : '';
    used = true;
    return text;
  };
  return new Special({ type: 'jinja2.utils.Joiner', call });
}

function lipsum(): never {
  throw new Fault('lipsum() gives other text each time, so Hone does not render it: write the text itself.');
}
