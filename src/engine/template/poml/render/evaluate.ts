import type { Span } from '../../../text/span.js';
import { RenderFault } from '../../render-budget.js';
import type { Expression } from '../nodes.js';

/** What an expression sees. */
export interface Scope {
  /** A name's value; undefined where it has none. */
  get(name: string): unknown;
  /** Told of a name or member without a value that is used as if it had one. */
  missing(name: string, span: Span): void;
  spend(steps: number): void;
}

/** Evaluates as JavaScript does, over plain data only: no function, prototype or object of the host is reachable. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  scope.spend(1);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return scope.get(expression.name);
    case 'member':
      return memberOf(evaluate(expression.target, scope), expression.name, expression.target, scope);
    case 'index':
      return memberOf(evaluate(expression.target, scope), evaluate(expression.index, scope), expression.target, scope);
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression, scope);
    case 'choice':
      return evaluate(evaluate(expression.test, scope) ? expression.yes : expression.no, scope);
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'record':
      return Object.fromEntries(expression.entries.map(([key, value]) => [key, evaluate(value, scope)]));
  }
}

function memberOf(target: unknown, key: unknown, place: Expression, scope: Scope): unknown {
  if (target === undefined || target === null) {
    scope.missing(pathOf(place), place);
    return undefined;
  }
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  if (typeof target === 'string') return key === 'length' ? target.length : target[Number(key)];
  if (Array.isArray(target) && key === 'length') return target.length;
  return typeof target === 'object' ? ownValue(target, key) : undefined;
}

function ownValue(target: object, key: string | number): unknown {
  const property = Object.getOwnPropertyDescriptor(target, key);
  const value: unknown = property !== undefined && 'value' in property ? property.value : undefined;
  return typeof value === 'function' ? undefined : value;
}

/** As it is written, for messages. */
function pathOf(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'member') return `${pathOf(expression.target)}.${expression.name}`;
  return expression.kind === 'index' ? `${pathOf(expression.target)}[…]` : '…';
}

function unary(operator: string, value: unknown): unknown {
  if (operator === '!') return !value;
  return operator === '-' ? -numberOf(value) : numberOf(value);
}

function binary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, scope: Scope): unknown {
  const a = evaluate(left, scope);
  if (operator === '&&') return a ? evaluate(right, scope) : a;
  if (operator === '||') return a ? a : evaluate(right, scope);
  if (operator === '??') return a === undefined || a === null ? evaluate(right, scope) : a;
  return combine(operator, a, evaluate(right, scope));
}

function combine(operator: string, a: unknown, b: unknown): unknown {
  switch (operator) {
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '==':
      return looselyEqual(a, b);
    case '!=':
      return !looselyEqual(a, b);
    case '+':
      return typeof a === 'string' || typeof b === 'string' ? textOf(a) + textOf(b) : numberOf(a) + numberOf(b);
    default:
      return typeof a === 'string' && typeof b === 'string' ? compareTexts(operator, a, b) : compute(operator, a, b);
  }
}

function compute(operator: string, left: unknown, right: unknown): unknown {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  if (operator === '/') return a / b;
  if (operator === '%') return a % b;
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  return operator === '<=' ? a <= b : a >= b;
}

function compareTexts(operator: string, a: string, b: string): unknown {
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  if (operator === '<=') return a <= b;
  return operator === '>=' ? a >= b : compute(operator, Number(a), Number(b));
}

function looselyEqual(a: unknown, b: unknown): boolean {
  if (a === undefined || a === null) return b === undefined || b === null;
  if (b === undefined || b === null) return false;
  if (typeof a === typeof b || typeof a === 'object' || typeof b === 'object') return a === b;
  return numberOf(a) === numberOf(b);
}

function numberOf(value: unknown): number {
  if (typeof value === 'object' && value !== null)
    throw new RenderFault('A list or mapping is used as a number here: name one of its parts.');
  return Number(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    throw new RenderFault('A list or mapping is joined to a text here: name one of its parts.');
  return String(value);
}
