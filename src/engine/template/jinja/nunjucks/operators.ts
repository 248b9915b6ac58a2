import type { BinaryOperator, CompareOperator } from '../nodes.js';
import { getEntry } from '../values/dict.js';
import { type Budget, Dict, Fault, Markup, PyFloat, Undefined, type Value } from '../values/value.js';
import { readText, walked } from '../values/work.js';
import { isAbsent, numberOf, primitiveOf, textOf } from './primitive.js';

/** JavaScript's binary operators; `//` and `**` are `Math.floor` of a quotient and `Math.pow`. */
export function binary(operator: BinaryOperator, a: Value, b: Value, budget: Budget): Value {
  if (operator === '+') return add(a, b, budget);
  const [left, right] = [numberOf(a), numberOf(b)];
  switch (operator) {
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '//':
      return Math.floor(left / right);
    case '%':
      return left % right;
    case '**':
      return left ** right;
  }
}

export function add(a: Value, b: Value, budget: Budget): Value {
  const [left, right] = [primitiveOf(a), primitiveOf(b)];
  if (typeof left !== 'string' && typeof right !== 'string') return Number(left) + Number(right);
  const text = String(left) + String(right);
  budget.allow(text.length);
  return text;
}

export function signed(operator: '-' | '+', value: Value): Value {
  return operator === '-' ? -numberOf(value) : numberOf(value);
}

/** `===`: lists and dictionaries are equal only to themselves. */
export function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof Undefined || b instanceof Undefined) return a instanceof Undefined && b instanceof Undefined;
  return isNumeric(a) && isNumeric(b) && numberOf(a) === numberOf(b);
}

function isNumeric(value: Value): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat;
}

/** `==`. */
function alike(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    readText(a.length);
    return a === b;
  }
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  if (isObject(a) && isObject(b)) return a === b;
  const [left, right] = [primitiveOf(a), primitiveOf(b)];
  return typeof left === typeof right ? left === right : Number(left) === Number(right);
}

function isObject(value: Value): boolean {
  return typeof value === 'object' && !(value instanceof PyFloat);
}

/** `<` and its kin: texts by their UTF-16 units, everything else as numbers. */
export function before(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value): boolean {
  const [left, right] = [primitiveOf(a), primitiveOf(b)];
  if (typeof left === 'string' && typeof right === 'string') return holds(operator, left, right);
  return holds(operator, Number(left), Number(right));
}

function holds<T extends string | number>(operator: '<' | '<=' | '>' | '>=', a: T, b: T): boolean {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

/** One comparison. */
export function compared(operator: CompareOperator, a: Value, b: Value): boolean {
  switch (operator) {
    case '==':
      return alike(a, b);
    case '!=':
      return !alike(a, b);
    case '===':
      return same(a, b);
    case '!==':
      return !same(a, b);
    case 'in':
      return contains(b, a);
    case 'not in':
      return !contains(b, a);
    default:
      return before(operator, a, b);
  }
}

const EQUALITY: ReadonlySet<CompareOperator> = new Set(['==', '!=', '===', '!==']);

/** `a < b == c` and the like, as JavaScript groups them: order before equality, each from the left. */
export function comparedInTurn(first: Value, rest: readonly (readonly [CompareOperator, Value])[]): Value {
  let left = first;
  let pending: CompareOperator | undefined;
  let right: Value = first;
  for (const [operator, value] of rest) {
    if (!EQUALITY.has(operator)) {
      right = compared(operator, right, value);
      if (pending === undefined) left = right;
      continue;
    }
    if (pending !== undefined) left = compared(pending, left, right);
    pending = operator;
    right = value;
  }
  return pending === undefined ? left : compared(pending, left, right);
}

/** `item in container`: part of a text, an item of a list, a key of a dictionary. */
function contains(container: Value, item: Value): boolean {
  if (typeof container === 'string') {
    readText(container.length);
    return container.includes(textOf(item));
  }
  if (Array.isArray(container)) {
    walked(container.length);
    return container.some((member) => same(member, item));
  }
  if (container instanceof Markup) return textOf(item) === 'length';
  if (container instanceof Dict) return getEntry(container, textOf(item)) !== undefined;
  throw new Fault('`in` looks into a text, a list or a dictionary; this is none of them.');
}
