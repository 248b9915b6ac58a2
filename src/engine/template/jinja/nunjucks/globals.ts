import { Fault, NONE, Special, Undefined, type CallArguments, type Value } from '../values/value.js';
import { isAbsent, numberOf, textOf, truthy } from './primitive.js';

/** The functions every Nunjucks template can call. Their documentation is in `names.ts`. */
export const globals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', global(range)],
  ['cycler', global(cycler)],
  ['joiner', global(joiner)],
]);

function global(call: (args: CallArguments) => Value): Special {
  return new Special({ type: 'function', call });
}

/** A loop over more would not end in an editor. */
const MAX_RANGE = 100_000;

function range({ positional: [first = NONE, second, third] }: CallArguments): Value {
  const alone = second === undefined || second instanceof Undefined;
  const [start, stop] = alone ? [0, numberOf(first)] : [numberOf(first), numberOf(second)];
  const step = alone || third === undefined || !truthy(third) ? 1 : numberOf(third);
  return numbersFrom(start, stop, step);
}

function numbersFrom(start: number, stop: number, step: number): Value[] {
  const length = Math.max(0, Math.ceil((stop - start) / step)) || 0;
  if (length > MAX_RANGE) throw new Fault(`This range has ${length} numbers: at most ${MAX_RANGE} are allowed.`);
  const numbers: number[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) numbers.push(at);
  return numbers;
}

function cycler({ positional: items }: CallArguments): Value {
  let at = -1;
  let current: Value = NONE;
  const next = (): Value => {
    at = at + 1 >= items.length ? 0 : at + 1;
    current = items[at] ?? new Undefined('there is nothing to cycle through');
    return current;
  };
  const reset = (): Value => {
    at = -1;
    current = NONE;
    return new Undefined('`reset` gives no value');
  };
  const methods: ReadonlyMap<string, Value> = new Map<string, Value>([
    ['next', global(next)],
    ['reset', global(reset)],
  ]);
  return new Special({ type: 'cycler', attribute: (name) => (name === 'current' ? current : methods.get(name)) });
}

function joiner({ positional: [given] }: CallArguments): Value {
  const separator = given === undefined || isAbsent(given) || !truthy(given) ? ',' : textOf(given);
  let used = false;
  return global(() => {
    const text = used ? separator : '';
    used = true;
    return text;
  });
}
