import type { Test } from '../filters/tests.js';
import { Dict, Fault, Markup, NONE, PyFloat, Special, Undefined, type Value } from '../values/value.js';
import { argumentsOf } from './members.js';
import { before, same } from './operators.js';
import { isAbsent, numberOf, truthy } from './primitive.js';

type Check = (input: Value, other: Value) => boolean;

function test(check: Check): Test {
  return (input, args) => check(input, argumentsOf(args)[0] ?? new Undefined('the test has no argument'));
}

const equal = test(same);
const greater = test((input, other) => before('>', input, other));
const less = test((input, other) => before('<', input, other));

/** Every test of Nunjucks, by name. Their documentation is in `names.ts`. */
export const tests: ReadonlyMap<string, Test> = new Map(
  Object.entries<Test>({
    callable: test((input) => input instanceof Special && input.behaviour.call !== undefined),
    defined: test((input) => !(input instanceof Undefined)),
    divisibleby: test((input, other) => numberOf(input) % numberOf(other) === 0),
    eq: equal,
    equalto: equal,
    escaped: test((input) => input instanceof Markup),
    even: test((input) => numberOf(input) % 2 === 0),
    falsy: test((input) => !truthy(input)),
    ge: test((input, other) => before('>=', input, other)),
    greaterthan: greater,
    gt: greater,
    iterable: test((input) => {
      if (isAbsent(input)) throw new Fault('What has no value cannot be tested for `iterable`.');
      return Array.isArray(input) || typeof input === 'string' || input instanceof Markup;
    }),
    le: test((input, other) => before('<=', input, other)),
    lessthan: less,
    lower: test((input) => textOfTest(input) === textOfTest(input).toLowerCase()),
    lt: less,
    mapping: test((input) => input instanceof Dict || input instanceof Markup),
    ne: test((input, other) => !same(input, other)),
    none: test((input) => input === NONE),
    null: test((input) => input === NONE),
    number: test((input) => typeof input === 'number' || typeof input === 'bigint' || input instanceof PyFloat),
    odd: test((input) => numberOf(input) % 2 === 1),
    sameas: equal,
    string: test((input) => typeof input === 'string'),
    truthy: test(truthy),
    undefined: test((input) => input instanceof Undefined),
    upper: test((input) => textOfTest(input) === textOfTest(input).toUpperCase()),
  }),
);

function textOfTest(value: Value): string {
  if (typeof value === 'string') return value;
  throw new Fault('Only a text is in upper or lower case.');
}
