import type { Expression } from '../../template/poml/nodes.js';
import { jinjaString } from './jinja-text.js';

/** What a name stands for in the new template; undefined where it can stand for nothing. */
export type Resolve = (name: string) => string | undefined;

const operators: Readonly<Record<string, string>> = {
  '&&': 'and',
  '||': 'or',
  '===': '==',
  '!==': '!=',
  '==': '==',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '-': '-',
  '*': '*',
};

/** An expression of POML in Jinja; undefined where Jinja would say something else by it. */
export function jinjaOf(expression: Expression, resolve: Resolve): string | undefined {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value);
    case 'name':
      return resolve(expression.name);
    case 'member':
      return member(expression, resolve);
    case 'index':
      return joinedParts([expression.target, expression.index], resolve, ([target, index]) => `${target}[${index}]`);
    case 'unary':
      return unary(expression, resolve);
    case 'binary':
      return binary(expression, resolve);
    case 'choice':
      return joinedParts(
        [expression.yes, expression.test, expression.no],
        resolve,
        ([yes, test, no]) => `(${yes} if ${test} else ${no})`,
      );
    case 'list':
      return joinedParts(expression.items, resolve, (items) => `[${items.join(', ')}]`);
    case 'record':
      return undefined;
  }
}

/** A plain value as Jinja writes it. */
export function literal(value: unknown): string | undefined {
  if (typeof value === 'string') return jinjaString(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) {
    const items = value.map(literal);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (typeof value !== 'object') return undefined;
  const entries = Object.entries(value).map(([key, inner]) => [jinjaString(key), literal(inner)] as const);
  return entries.some(([, inner]) => inner === undefined)
    ? undefined
    : `{${entries.map((pair) => pair.join(': ')).join(', ')}}`;
}

function all(expressions: readonly Expression[], resolve: Resolve): readonly string[] | undefined {
  const parts = expressions.map((expression) => jinjaOf(expression, resolve));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function joinedParts(
  expressions: readonly Expression[],
  resolve: Resolve,
  join: (parts: readonly string[]) => string,
): string | undefined {
  const parts = all(expressions, resolve);
  return parts && join(parts);
}

/** POML counts a loop from 0. */
function member({ target, name }: Extract<Expression, { kind: 'member' }>, resolve: Resolve): string | undefined {
  const object = jinjaOf(target, resolve);
  if (object === undefined || (name === 'length' && object !== 'loop')) return undefined;
  return `${object}.${object === 'loop' && name === 'index' ? 'index0' : name}`;
}

function unary({ operator, operand }: Extract<Expression, { kind: 'unary' }>, resolve: Resolve): string | undefined {
  const inner = jinjaOf(operand, resolve);
  if (inner === undefined || operator === '+') return undefined;
  return operator === '!' ? `(not ${inner})` : `(-${inner})`;
}

/** Where a text is joined to something else, JavaScript makes a text of it; what is divided can print otherwise. */
function binary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  resolve: Resolve,
): string | undefined {
  const parts = all([left, right], resolve);
  if (parts === undefined) return undefined;
  const isText = [left, right].some((side) => side.kind === 'literal' && typeof side.value === 'string');
  const written = operator === '+' ? (isText ? '~' : '+') : operators[operator];
  return written && `(${parts[0]} ${written} ${parts[1]})`;
}
