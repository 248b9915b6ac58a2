import type { Random } from '../../../random/seeded.js';
import { unmarked } from '../values/markup.js';
import { bind } from '../values/bind.js';
import { getItem } from '../values/attribute.js';
import {
  type Budget,
  type CallArguments,
  Markup,
  Undefined,
  type UndefinedSource,
  type Value,
  NONE,
} from '../values/value.js';

/** What a filter or test may use beside its arguments. */
export interface FilterTools extends Budget {
  /** What is being called, for messages. */
  readonly name: string;
  readonly site: UndefinedSource;
  readonly random: Random | undefined;
  /** Runs another filter or test by name, for `map` and `select`. */
  filter(name: string, input: Value, args: CallArguments): Value;
  test(name: string, input: Value, args: CallArguments): boolean;
  /** True when there is a filter or test of this name. */
  knows(kind: 'filter' | 'test', name: string): boolean;
}

export type Filter = (input: Value, args: CallArguments, tools: FilterTools) => Value;

type Run = (input: Value, args: readonly (Value | undefined)[], tools: FilterTools) => Value;

const NO_VALUES: readonly undefined[] = [];

/** A filter whose arguments are put in the order of `parameters` first; it sees marked texts as plain ones. */
export function filter(parameters: string, run: Run): Filter {
  return rawFilter(parameters, (input, args, tools) =>
    run(unmarked(input), args.length === 0 ? args : unmarkedAll(args), tools),
  );
}

function unmarkedAll(args: readonly (Value | undefined)[]): readonly (Value | undefined)[] {
  return args.some((arg) => arg instanceof Markup) ? args.map((arg) => arg && unmarked(arg)) : args;
}

/** As `filter`; what it makes of a marked text stays marked. */
export function textFilter(parameters: string, run: Run): Filter {
  const plain = filter(parameters, run);
  return (input, args, tools) => {
    const result = plain(input, args, tools);
    return input instanceof Markup && typeof result === 'string' ? new Markup(result) : result;
  };
}

/** As `filter`, with marked texts as they are. */
export function rawFilter(parameters: string, run: Run): Filter {
  const required = parameters.includes('!');
  const names = parameters.split(' ').filter((name) => name !== '');
  return (input, args, tools) => {
    const none = args.positional.length === 0 && args.named.size === 0;
    return run(input, none && !required ? NO_VALUES : bind(tools.name, names, args), tools);
  };
}

/** Reads `a.b.0` from an item, as the `attribute` argument of many filters means it. */
export function attributeGetter(
  attribute: Value | undefined,
  tools: FilterTools,
  fallback?: Value,
): (item: Value) => Value {
  const parts = partsOf(attribute);
  return (item) => {
    let value = item;
    for (const part of parts) {
      value = getItem(value, part, tools.site);
      if (fallback !== undefined && fallback !== NONE && value instanceof Undefined) value = fallback;
    }
    return value;
  };
}

function partsOf(attribute: Value | undefined): readonly Value[] {
  if (attribute === undefined || attribute === NONE) return [];
  if (typeof attribute !== 'string') return [attribute];
  return attribute.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Texts in lower case, everything else as it is: how filters compare unless told otherwise. */
export function ignoreCase(value: Value): Value {
  const plain = unmarked(value);
  return typeof plain === 'string' ? plain.toLowerCase() : plain;
}
