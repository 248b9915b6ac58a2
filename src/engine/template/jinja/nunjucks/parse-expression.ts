import { parseLogic } from '../parse-logic.js';
import type { BinaryOperator, CompareOperator, Expression } from '../nodes.js';
import { parseFilters, parseSigned, parseTestName } from '../parse-operand.js';
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
  wrap,
} from '../token-cursor.js';

/**
 * Nunjucks' expressions. It writes them as JavaScript without parentheses of its own, so that JavaScript's precedence
 * counts where the two differ: `+`, `-` and `~` are of one rank, so are `*`, `/` and `%`, and `not a == b` is `!a == b`.
 */
export const nunjucksGrammar: Grammar = {
  expression: parseExpression,
  // One expression only: there are no tuples without parentheses.
  tuple: parseExpression,
  parenthesized: parseGroup,
  constants: new Map([
    ['true', true],
    ['false', false],
    ['none', null],
    ['null', null],
  ]),
  python: false,
};

/** What stands in parentheses; it stays one thing for `negated`. */
function parseGroup(cursor: Cursor): Expression {
  const start = peek(cursor)?.start ?? cursor.end;
  const items = [parseExpression(cursor)];
  while (skipOperator(cursor, ',')) items.push(parseExpression(cursor));
  return { kind: 'tuple', items, start, end: lastEnd(cursor) };
}

function parseExpression(cursor: Cursor): Expression {
  enter(cursor);
  let then = parseOr(cursor);
  if (skipName(cursor, 'if')) {
    wrap(cursor);
    const test = parseOr(cursor);
    const otherwise = skipName(cursor, 'else') ? parseOr(cursor) : undefined;
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
  if (!isName(token, 'not')) return parseIn(cursor);
  cursor.at++;
  enter(cursor);
  const operand = parseNot(cursor);
  leave(cursor);
  return negated(operand, token?.start ?? operand.start);
}

/** `not` belongs to the leftmost operand of what is no call and has no parentheses. */
function negated(operand: Expression, start: number): Expression {
  if (operand.kind === 'compare' && operand.rest.every(({ operator }) => operator !== 'in' && operator !== 'not in'))
    return { ...operand, first: negated(operand.first, start), start };
  if (operand.kind === 'binary' && operand.operator !== '//' && operand.operator !== '**')
    return { ...operand, left: negated(operand.left, start), start };
  const [first, ...others] = operand.kind === 'concat' ? operand.items : [];
  if (operand.kind === 'concat' && first !== undefined)
    return { ...operand, items: [negated(first, start), ...others], start };
  return { kind: 'not', operand, start, end: operand.end };
}

function parseIn(cursor: Cursor): Expression {
  let left = parseIs(cursor);
  for (;;) {
    const inverts = isName(peek(cursor), 'not') && isName(peek(cursor, 1), 'in');
    if (!inverts && !isName(peek(cursor), 'in')) return left;
    cursor.at += inverts ? 2 : 1;
    wrap(cursor);
    const rest = [{ operator: inverts ? ('not in' as const) : ('in' as const), value: parseIs(cursor) }];
    left = { kind: 'compare', first: left, rest, start: left.start, end: lastEnd(cursor) };
  }
}

function parseIs(cursor: Cursor): Expression {
  const input = parseCompare(cursor);
  if (!skipName(cursor, 'is')) return input;
  wrap(cursor);
  return parseTestName(cursor, input);
}

const COMPARISONS: ReadonlyMap<string, CompareOperator> = new Map(
  (['==', '===', '!=', '!==', '<', '>', '<=', '>='] as const).map((operator) => [operator, operator]),
);

function parseCompare(cursor: Cursor): Expression {
  const first = parseSum(cursor);
  const rest: { operator: CompareOperator; value: Expression }[] = [];
  for (let operator = compareOperator(cursor); operator !== undefined; operator = compareOperator(cursor)) {
    cursor.at++;
    rest.push({ operator, value: parseSum(cursor) });
  }
  return rest.length === 0 ? first : { kind: 'compare', first, rest, start: first.start, end: lastEnd(cursor) };
}

function compareOperator(cursor: Cursor): CompareOperator | undefined {
  const token = peek(cursor);
  return token?.type === 'operator' ? COMPARISONS.get(token.text) : undefined;
}

function parseSum(cursor: Cursor): Expression {
  let left = parseProduct(cursor);
  for (;;) {
    const joins = isOperator(peek(cursor), '~');
    const operator = joins ? undefined : operatorIn(cursor, ['+', '-']);
    if (!joins && operator === undefined) return left;
    cursor.at++;
    wrap(cursor);
    const right = parseProduct(cursor);
    const span = { start: left.start, end: right.end };
    left =
      operator === undefined
        ? { kind: 'concat', items: [left, right], ...span }
        : { kind: 'binary', operator, left, right, ...span };
  }
}

function operatorIn(cursor: Cursor, operators: readonly BinaryOperator[]): BinaryOperator | undefined {
  const token = peek(cursor);
  return token?.type === 'operator' ? operators.find((operator) => operator === token.text) : undefined;
}

/**
 * One rank for JavaScript. `//` is a call, `Math.floor(a / b)`, and what stands between two of `*` and `/` goes into it as
 * it is written: `a // b % c` is `Math.floor(a / b % c)`.
 */
function parseProduct(cursor: Cursor): Expression {
  let left = parseFloor(cursor, undefined);
  for (let operator = operatorIn(cursor, TIMES); operator !== undefined; operator = operatorIn(cursor, TIMES)) {
    cursor.at++;
    wrap(cursor);
    left = parseFloor(cursor, { operator, left });
  }
  return left;
}

const TIMES = ['*', '/'] as const;
const REST = ['%'] as const;

interface Begun {
  readonly operator: BinaryOperator;
  readonly left: Expression;
}

/** Operands with `%` and `//` between them, behind what is begun. Without `//` all of it is read from the left. */
function parseFloor(cursor: Cursor, begun: Begun | undefined): Expression {
  const [first, ...others] = parseRests(cursor);
  if (first === undefined) return parsePower(cursor);
  if (!isOperator(peek(cursor), '//')) return fromLeft(begun, first, others);
  let left = fromLeft(undefined, first, others);
  while (skipOperator(cursor, '//')) {
    wrap(cursor);
    const [divisor = left, ...rests] = parseRests(cursor);
    const whole = { start: left.start, end: lastEnd(cursor) };
    const one: Expression = { kind: 'number', value: 1, float: false, start: whole.end, end: whole.end };
    left =
      rests.length === 0
        ? { kind: 'binary', operator: '//', left, right: divisor, ...whole }
        : {
            kind: 'binary',
            operator: '//',
            left: fromLeft({ operator: '/', left }, divisor, rests),
            right: one,
            ...whole,
          };
  }
  return begun === undefined ? left : fromLeft(begun, left, []);
}

/** `a % b % c`, taken apart. */
function parseRests(cursor: Cursor): Expression[] {
  const operands = [parsePower(cursor)];
  while (operatorIn(cursor, REST) !== undefined) {
    cursor.at++;
    wrap(cursor);
    operands.push(parsePower(cursor));
  }
  return operands;
}

function fromLeft(begun: Begun | undefined, first: Expression, rests: readonly Expression[]): Expression {
  const start = begun === undefined ? first : joinOperands(begun.operator, begun.left, first);
  return rests.reduce((left, right) => joinOperands('%', left, right), start);
}

function joinOperands(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
}

function parsePower(cursor: Cursor): Expression {
  let left = parseUnary(cursor);
  while (skipOperator(cursor, '**')) {
    wrap(cursor);
    left = joinOperands('**', left, parseUnary(cursor));
  }
  return left;
}

function parseUnary(cursor: Cursor): Expression {
  return parseFilters(cursor, parseSigned(cursor));
}
