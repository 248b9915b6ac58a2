import type { Expression, Parameter, Target } from './nodes.js';
import { parsePrimary } from './parse-operand.js';
import {
  type Cursor,
  expectIdentifier,
  expectOperator,
  isName,
  isOperator,
  lastEnd,
  peek,
  skipOperator,
  SyntaxFault,
  unexpected,
} from './token-cursor.js';

/** What is assigned to: a name, or names with commas and parentheses. `stop` is the word that ends a tuple. */
export function parseTarget(cursor: Cursor, stop?: string): Target {
  const start = peek(cursor)?.start ?? cursor.end;
  const items: Target[] = [];
  let tuple = false;
  while (!atEnd(cursor, stop)) {
    items.push(asTarget(parsePrimary(cursor)));
    if (!skipOperator(cursor, ',')) break;
    tuple = true;
  }
  const [first] = items;
  if (first === undefined) throw unexpected(cursor, 'a name to assign to');
  return tuple ? { kind: 'tuple-target', items, start, end: lastEnd(cursor) } : first;
}

/** As `parseTarget`, and also `ns.attribute`. */
export function parseSetTarget(cursor: Cursor): Target {
  if (!isOperator(peek(cursor, 1), '.')) return parseTarget(cursor);
  const { name, start, end } = expectIdentifier(cursor, 'a namespace');
  cursor.at++;
  const attribute = expectIdentifier(cursor, 'an attribute');
  return { kind: 'namespace-target', object: { kind: 'name', name, start, end }, attribute, start, end: attribute.end };
}

function atEnd(cursor: Cursor, stop: string | undefined): boolean {
  const token = peek(cursor);
  return token === undefined || isOperator(token, ')') || (stop !== undefined && isName(token, stop));
}

function asTarget(expression: Expression): Target {
  if (expression.kind === 'name') return expression;
  if (expression.kind !== 'tuple')
    throw new SyntaxFault(`A ${expression.kind} cannot be assigned to: write a name.`, expression);
  const { start, end } = expression;
  return { kind: 'tuple-target', items: expression.items.map(asTarget), start, end };
}

/** `(a, b='x')` of a macro or a call block. */
export function parseParameters(cursor: Cursor): Parameter[] {
  expectOperator(cursor, '(');
  const parameters: Parameter[] = [];
  while (!skipOperator(cursor, ')')) {
    if (parameters.length > 0) expectOperator(cursor, ',');
    parameters.push(parseParameter(cursor, parameters.at(-1)));
  }
  return parameters;
}

function parseParameter(cursor: Cursor, before: Parameter | undefined): Parameter {
  const name = expectIdentifier(cursor, 'a parameter name');
  if (cursor.grammar.constants.has(name.name))
    throw new SyntaxFault(`'${name.name}' cannot be a parameter: choose another name.`, name);
  if (skipOperator(cursor, '=')) return { name, fallback: cursor.grammar.expression(cursor) };
  if (before?.fallback === undefined) return { name, fallback: undefined };
  throw new SyntaxFault(`'${name.name}' needs a default, because the parameter before it has one.`, name);
}
