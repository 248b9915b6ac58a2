import type { BinaryOperator } from '../nodes.js';
import { escapedText } from './markup.js';
import { printf } from './printf.js';
import {
  type Budget,
  Fault,
  float,
  int,
  isFloat,
  isInt,
  isNumber,
  Markup,
  numberOf,
  type Numeric,
  Tuple,
  typeName,
  Undefined,
  type Value,
} from './value.js';

/** Bits of the largest integer a template may make: far beyond any prompt, and quick to compute and print. */
const MAX_BITS = 20_000;

/** Python's binary operators. */
export function binary(operator: BinaryOperator, a: Value, b: Value, budget: Budget): Value {
  if (operator === '+') return add(a, b, budget);
  if (isNumber(a) && isNumber(b)) return arithmetic(operator, a, b);
  if (operator === '%' && typeof a === 'string') return printf(a, b, budget);
  if (operator === '%' && a instanceof Markup) return new Markup(printf(a.text, b, budget, escapedText));
  if (a instanceof Undefined) throw new Fault(a.message);
  if (b instanceof Undefined) throw new Fault(b.message);
  const product = operator === '*' ? repetition(a, b, budget) : undefined;
  return product ?? unsupported(operator, a, b);
}

/** `'ab' * 3` and `3 * 'ab'`; undefined when neither side is a whole number. */
function repetition(a: Value, b: Value, budget: Budget): Value | undefined {
  if (isInt(b)) return repeated(a, Number(b), budget);
  return isInt(a) ? repeated(b, Number(a), budget) : undefined;
}

function unsupported(operator: string, a: Value, b: Value): never {
  const shown = operator === '**' ? '** or pow()' : operator;
  throw new Fault(`unsupported operand type(s) for ${shown}: '${typeName(a)}' and '${typeName(b)}'`);
}

function add(a: Value, b: Value, budget: Budget): Value {
  if (typeof a === 'string' && typeof b === 'string') {
    budget.allow(a.length + b.length);
    return a + b;
  }
  if (isNumber(a) && isNumber(b)) return arithmetic('+', a, b);
  if (a instanceof Undefined) throw new Fault(a.message);
  if (b instanceof Undefined) throw new Fault(b.message);
  const joined = joinedItems(a, b, budget) ?? joinedMarkup(a, b, budget);
  if (joined !== undefined) return joined;
  const kind = typeName(a);
  if (!['str', 'list', 'tuple'].includes(kind)) return unsupported('+', a, b);
  throw new Fault(`can only concatenate ${kind} (not "${typeName(b)}") to ${kind}`);
}

function joinedItems(a: Value, b: Value, budget: Budget): Value | undefined {
  if (Array.isArray(a) && Array.isArray(b)) {
    budget.spend(a.length + b.length);
    return [...a, ...b];
  }
  if (!(a instanceof Tuple && b instanceof Tuple)) return undefined;
  budget.spend(a.items.length + b.items.length);
  return new Tuple([...a.items, ...b.items]);
}

/** Two texts of which one is marked as escaped. */
function joinedMarkup(a: Value, b: Value, budget: Budget): Markup | undefined {
  if (!isText(a) || !isText(b)) return undefined;
  const text = escapedText(a) + escapedText(b);
  budget.allow(text.length);
  return new Markup(text);
}

function isText(value: Value): boolean {
  return typeof value === 'string' || value instanceof Markup;
}

function repeated(value: Value, count: number, budget: Budget): Value | undefined {
  const times = Math.max(0, count);
  if (typeof value === 'string') {
    budget.allow(value.length * times);
    return value.repeat(times);
  }
  if (value instanceof Markup) {
    budget.allow(value.text.length * times);
    return new Markup(value.text.repeat(times));
  }
  const items = value instanceof Tuple ? value.items : value;
  if (!Array.isArray(items)) return undefined;
  budget.spend(items.length * times);
  const copies = Array.from({ length: times }, () => items as Value[]).flat();
  return value instanceof Tuple ? new Tuple(copies) : copies;
}

function arithmetic(operator: BinaryOperator, a: Numeric, b: Numeric): Value {
  if (isFloat(a) || isFloat(b) || operator === '/') return float(floatResult(operator, numberOf(a), numberOf(b)));
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = smallResult(operator, a, b);
    if (quick !== undefined && Number.isSafeInteger(quick)) return quick === 0 ? 0 : quick;
  }
  return bigResult(operator, BigInt(a), BigInt(b));
}

function smallResult(operator: BinaryOperator, a: number, b: number): number | undefined {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (b === 0 && operator !== '**') throw new Fault('integer division or modulo by zero');
  if (operator === '**') return undefined;
  // By way of the remainder, which is exact where a quotient need not be.
  const rest = a % b;
  const adjust = rest !== 0 && rest < 0 !== b < 0;
  if (operator === '%') return adjust ? rest + b : rest;
  return (a - rest) / b - (adjust ? 1 : 0);
}

function floatResult(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0) throw new Fault('division by zero');
      return a / b;
    case '//':
      if (b === 0) throw new Fault('float floor division by zero');
      return floatFloor(a, b);
    case '%':
      if (b === 0) throw new Fault('float modulo');
      return floatModulo(a, b);
    case '**':
      return floatPower(a, b);
  }
}

/** As Python does it: `1000 // 0.1` is 9999, because 0.1 is a little more than a tenth. */
function floatFloor(a: number, b: number): number {
  const rest = a % b;
  const quotient = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const whole = Math.floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

/** The result has the divisor's sign, also when it is zero. */
function floatModulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

function floatPower(a: number, b: number): number {
  if (a === 0 && b < 0) throw new Fault('0.0 cannot be raised to a negative power');
  if (a < 0 && !Number.isInteger(b))
    throw new Fault('a negative number to a broken power is complex: templates have no complex numbers');
  const result = a ** b;
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b))
    throw new Fault('Numerical result out of range');
  return result;
}

function bigResult(operator: BinaryOperator, a: bigint, b: bigint): Value {
  if (operator === '**') return bigPower(a, b);
  if (operator === '+') return int(a + b);
  if (operator === '-') return int(a - b);
  if (operator === '*') {
    checkBits(bits(a) + bits(b));
    return int(a * b);
  }
  if (b === 0n) throw new Fault('integer division or modulo by zero');
  const rest = a % b;
  const adjust = rest !== 0n && rest < 0n !== b < 0n;
  if (operator === '//') return int(a / b - (adjust ? 1n : 0n));
  return int(adjust ? rest + b : rest);
}

function bigPower(a: bigint, b: bigint): Value {
  if (b < 0n) return float(floatPower(Number(a), Number(b)));
  if (a === 0n || a === 1n) return int(b === 0n ? 1n : a);
  if (a === -1n) return b % 2n === 0n ? 1 : -1;
  checkBits(bits(a) * Number(b));
  return int(a ** b);
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}

function checkBits(count: number): void {
  if (count > MAX_BITS) throw new Fault('This number would be too large: use smaller operands.');
}

/** `-value` and `+value`. */
export function signed(operator: '-' | '+', value: Value): Value {
  if (value instanceof Undefined) throw new Fault(value.message);
  if (!isNumber(value)) throw new Fault(`bad operand type for unary ${operator}: '${typeName(value)}'`);
  if (isFloat(value)) return float(operator === '-' ? -numberOf(value) : numberOf(value));
  const whole = typeof value === 'bigint' ? value : Number(value);
  if (operator === '+' || whole === 0) return int(whole);
  return int(-whole);
}
