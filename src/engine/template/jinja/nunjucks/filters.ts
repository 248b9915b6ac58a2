import type { Filter } from '../filters/filter.js';
import { Undefined, type Value } from '../values/value.js';
import { type Args, filter, namedFilter } from './filter.js';
import { jsonText, spacesOf } from './json.js';
import { listFilters } from './list-filters.js';
import { numberOf, textOf, truthy } from './primitive.js';
import { textFilters } from './text-filters.js';

const fallback = filter((input, [given, boolean]) => {
  const other = given ?? new Undefined('no default is given');
  if (boolean !== undefined && truthy(boolean)) return truthy(input) ? input : other;
  return input instanceof Undefined ? other : input;
});

/** Every filter of Nunjucks, by name. Their documentation is in `names.ts`. */
export const filters: ReadonlyMap<string, Filter> = new Map(
  Object.entries<Filter>({
    ...textFilters,
    ...listFilters,
    abs: filter((input) => Math.abs(numberOf(input))),
    d: fallback,
    default: fallback,
    dump: filter((input, [spaces], tools) => jsonText(input, spacesOf(spaces), tools) ?? new Undefined('no JSON')),
    float: filter((input, [other]) => parsed(Number.parseFloat(textOf(input)), other)),
    int: namedFilter(['default', 'base'], (input, [other, base]) => {
      const radix = base === undefined || base instanceof Undefined ? 10 : numberOf(base);
      return parsed(Number.parseInt(textOf(input), radix), other);
    }),
    round: filter(round),
  }),
);

function parsed(number: number, other: Value | undefined): Value {
  return Number.isNaN(number) ? (other ?? new Undefined('this is no number')) : number;
}

function round(input: Value, [precision, method]: Args): Value {
  const factor = 10 ** (precision !== undefined && truthy(precision) ? numberOf(precision) : 0);
  const scaled = numberOf(input) * factor;
  if (method === 'ceil') return Math.ceil(scaled) / factor;
  return (method === 'floor' ? Math.floor(scaled) : Math.round(scaled)) / factor;
}
