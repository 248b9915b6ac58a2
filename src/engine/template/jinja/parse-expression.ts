import { parseLogic } from './parse-logic.js';
import type { BinaryOperator, CompareOperator, Expression } from './nodes.js';
import { parseUnary } from './parse-operand.js';
import {
  type Cursor,
  enter,
  type Grammar,
  isName,
  isOperator,
  lastEnd,
  leave,
  peek,
  skipName,
  skipOperator,
  type TupleRules,
  unexpected,
  wrap,
} from './token-cursor.js';

export const jinjaGrammar: Grammar = {
  expression: parseExpression,
  tuple: parseTuple,
  parenthesized: (cursor) => parseItems(cursor, { conditional: true, stop: undefined, empty: true }),
  constants: new Map([
    ['true', true],
    ['True', true],
    ['false', false],
    ['False', false],
    ['none', null],
    ['None', null],
  ]),
  python: true,
};

/** An expression, or a tuple without parentheses: `a, b`. The grammar is Jinja's own, which is not quite Python's. */
function parseTuple(cursor: Cursor, { conditional = true, stop }: TupleRules = {}): Expression {
  return parseItems(cursor, { conditional, stop, empty: false });
}

function parseItems(
  cursor: Cursor,
  rules: { conditional: boolean; stop: string | undefined; empty: boolean },
): Expression {
  const start = peek(cursor)?.start ?? cursor.end;
  const items: Expression[] = [];
  let tuple = false;
  while (!atTupleEnd(cursor, rules.stop)) {
    items.push(rules.conditional ? parseExpression(cursor) : parseOr(cursor));
    if (!skipOperator(cursor, ',')) break;
    tuple = true;
  }
  const [only] = items;
  if (!tuple && only !== undefined) return only;
  if (!tuple && !rules.empty) throw unexpected(cursor, 'an expression');
  return { kind: 'tuple', items, start, end: lastEnd(cursor) };
}

function atTupleEnd(cursor: Cursor, stop: string | undefined): boolean {
  const token = peek(cursor);
  return token === undefined || isOperator(token, ')') || (stop !== undefined && isName(token, stop));
}

function parseExpression(cursor: Cursor): Expression {
  enter(cursor);
  let then = parseOr(cursor);
  while (skipName(cursor, 'if')) {
    wrap(cursor);
    const test = parseOr(cursor);
    const otherwise = skipName(cursor, 'else') ? parseExpression(cursor) : undefined;
    then = { kind: 'conditional', test, then, otherwise, start: then.start, end: lastEnd(cursor) };
  }
  leave(cursor);
  return then;
}

function parseOr(cursor: Cursor): Expression {
  return parseLogic(cursor, 'or', parseAnd);
}

function parseAnd(cursor: Cursor): Expression {
  return parseLogic(cursor, 'and', parseNot);
}

function parseNot(cursor: Cursor): Expression {
  const token = peek(cursor);
  if (!isName(token, 'not')) return parseCompare(cursor);
  const start = token?.start ?? 0;
  cursor.at++;
  enter(cursor);
  const operand = parseNot(cursor);
  leave(cursor);
  return { kind: 'not', operand, start, end: operand.end };
}

function parseCompare(cursor: Cursor): Expression {
  const first = parseSum(cursor);
  const rest: { operator: CompareOperator; value: Expression }[] = [];
  for (let operator = compareOperator(cursor); operator !== undefined; operator = compareOperator(cursor)) {
    cursor.at += operator === 'not in' ? 2 : 1;
    rest.push({ operator, value: parseSum(cursor) });
  }
  return rest.length === 0 ? first : { kind: 'compare', first, rest, start: first.start, end: lastEnd(cursor) };
}

const COMPARISONS: Readonly<Record<string, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function compareOperator(cursor: Cursor): CompareOperator | undefined {
  const token = peek(cursor);
  if (token?.type === 'operator') return COMPARISONS[token.text];
  if (isName(token, 'in')) return 'in';
  return isName(token, 'not') && isName(peek(cursor, 1), 'in') ? 'not in' : undefined;
}

/** A row of operators of one precedence that bind to the left. */
function parseLeft(
  cursor: Cursor,
  operators: readonly BinaryOperator[],
  operand: (cursor: Cursor) => Expression,
): Expression {
  let left = operand(cursor);
  for (;;) {
    const token = peek(cursor);
    const operator = token?.type === 'operator' ? operators.find((o) => o === token.text) : undefined;
    if (operator === undefined) return left;
    cursor.at++;
    wrap(cursor);
    const right = operand(cursor);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

const SUM = ['+', '-'] as const;
const PRODUCT = ['*', '/', '//', '%'] as const;
const POWER = ['**'] as const;

function parseSum(cursor: Cursor): Expression {
  return parseLeft(cursor, SUM, parseConcat);
}

function parseConcat(cursor: Cursor): Expression {
  const first = parseProduct(cursor);
  if (!isOperator(peek(cursor), '~')) return first;
  const items = [first];
  while (skipOperator(cursor, '~')) items.push(parseProduct(cursor));
  return { kind: 'concat', items, start: first.start, end: lastEnd(cursor) };
}

function parseProduct(cursor: Cursor): Expression {
  return parseLeft(cursor, PRODUCT, parsePower);
}

function parsePower(cursor: Cursor): Expression {
  return parseLeft(cursor, POWER, parseUnary);
}
