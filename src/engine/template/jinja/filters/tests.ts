import { binary } from '../values/arithmetic.js';
import { type OrderOperator, contains, equal, ordered } from '../values/compare.js';
import { keyOf } from '../values/dict.js';
import { tryIterate, tryLength } from '../values/iterate.js';
import { toText } from '../values/repr.js';
import { isLower, isUpper } from '../values/string-methods.js';
import { bind } from '../values/bind.js';
import {
  Dict,
  isFloat,
  isInt,
  isNumber,
  Markup,
  Special,
  typeName,
  Undefined,
  type CallArguments,
  type Value,
  NONE,
} from '../values/value.js';
import type { FilterTools } from './filter.js';

export type Test = (input: Value, args: CallArguments, tools: FilterTools) => boolean;

type Check = (input: Value, other: Value, tools: FilterTools) => boolean;

function unary(check: (input: Value, tools: FilterTools) => boolean): Test {
  return (input, args, tools) => {
    bind(tools.name, [], args);
    return check(input, tools);
  };
}

function versus(check: Check): Test {
  return (input, args, tools) => check(input, bind(tools.name, ['other!'], args)[0] ?? NONE, tools);
}

function order(operator: OrderOperator): Test {
  return versus((input, other) => ordered(operator, input, other));
}

const equals = versus(equal);
const differs = versus((input, other) => !equal(input, other));

/** Every test behind `is`, by name. */
export const tests: ReadonlyMap<string, Test> = new Map(
  Object.entries<Test>({
    defined: unary((input) => !(input instanceof Undefined)),
    undefined: unary((input) => input instanceof Undefined),
    none: unary((input) => input === NONE),
    boolean: unary((input) => typeof input === 'boolean'),
    true: unary((input) => input === true),
    false: unary((input) => input === false),
    integer: unary((input) => isInt(input) && typeof input !== 'boolean'),
    float: unary((input) => isFloat(input)),
    number: unary((input) => isNumber(input)),
    string: unary((input) => typeof input === 'string' || input instanceof Markup),
    mapping: unary((input) => input instanceof Dict),
    sequence: unary(isSequence),
    iterable: unary((input) => tryIterate(input) !== undefined),
    callable: unary(isCallable),
    escaped: unary((input) => input instanceof Markup),
    odd: unary((input, tools) => equal(binary('%', input, 2, tools), 1)),
    even: unary((input, tools) => equal(binary('%', input, 2, tools), 0)),
    divisibleby: versus((input, other, tools) => equal(binary('%', input, other, tools), 0)),
    lower: unary((input) => isLower(toText(input))),
    upper: unary((input) => isUpper(toText(input))),
    filter: unary((input, tools) => tools.knows('filter', nameOf(input))),
    test: unary((input, tools) => tools.knows('test', nameOf(input))),
    in: versus((input, other) => contains(other, input)),
    sameas: versus(same),
    '==': equals,
    eq: equals,
    equalto: equals,
    '!=': differs,
    ne: differs,
    '>': order('>'),
    gt: order('>'),
    greaterthan: order('>'),
    '>=': order('>='),
    ge: order('>='),
    '<': order('<'),
    lt: order('<'),
    lessthan: order('<'),
    '<=': order('<='),
    le: order('<='),
  }),
);

/** A value to look up among names: what cannot be a key fails, other values are no name. */
function nameOf(input: Value): string {
  const key = keyOf(input);
  return typeof key === 'string' ? key : '';
}

/** A missing value counts too, as in Python: calling it says what is missing. */
function isCallable(input: Value): boolean {
  return input instanceof Undefined || (input instanceof Special && input.behaviour.call !== undefined);
}

function isSequence(input: Value): boolean {
  if (input instanceof Special) return input.behaviour.sequence === true;
  return tryLength(input) !== undefined;
}

/** Identity: small values are one object in Python too. */
function same(input: Value, other: Value): boolean {
  return (
    input === other || (isFloat(input) && isFloat(other) && typeName(input) === typeName(other) && equal(input, other))
  );
}
