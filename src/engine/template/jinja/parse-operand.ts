import type { Span } from '../../text/span.js';
import type { Token } from './token.js';
import type { Expression, FilterExpression, Identifier } from './nodes.js';
import { parseArguments } from './parse-arguments.js';
import {
  type Cursor,
  enter,
  expectIdentifier,
  expectOperator,
  isName,
  isOperator,
  lastEnd,
  leave,
  peek,
  skipName,
  skipOperator,
  SyntaxFault,
  unexpected,
  wrap,
} from './token-cursor.js';

/** A signed operand with its attributes, calls, filters and tests. A sign binds tighter than a filter: `-1|abs` is 1. */
export function parseUnary(cursor: Cursor): Expression {
  return parseFilters(cursor, parseSigned(cursor));
}

export function parseSigned(cursor: Cursor): Expression {
  const token = peek(cursor);
  const operator = token?.type === 'operator' && (token.text === '-' || token.text === '+') ? token.text : undefined;
  if (token === undefined || operator === undefined) return parsePostfix(cursor, parsePrimary(cursor));
  cursor.at++;
  enter(cursor);
  const operand = parseSigned(cursor);
  leave(cursor);
  return parsePostfix(cursor, { kind: 'unary', operator, operand, start: token.start, end: operand.end });
}

/** A name, a literal, or something in brackets. */
export function parsePrimary(cursor: Cursor): Expression {
  const token = peek(cursor);
  if (token === undefined) throw unexpected(cursor, 'an expression');
  if (token.type === 'operator') return parseBracketed(cursor, token);
  cursor.at++;
  const { start, end } = token;
  if (token.type === 'string') return parseStrings(cursor, token);
  if (token.type === 'regex') return regexLiteral(token);
  if (token.type !== 'name') return numberLiteral(token);
  const value = cursor.grammar.constants.get(token.text);
  return value === undefined ? { kind: 'name', name: token.text, start, end } : { kind: 'constant', value, start, end };
}

/** Neighbouring strings are one string. */
function parseStrings(cursor: Cursor, first: Token): Expression {
  let value = first.text;
  for (let next = peek(cursor); cursor.grammar.python && next?.type === 'string'; next = peek(cursor)) {
    value += next.text;
    cursor.at++;
  }
  return { kind: 'string', value, start: first.start, end: lastEnd(cursor) };
}

/** `r/source/flags`. */
function regexLiteral({ text, start, end }: Token): Expression {
  const close = text.lastIndexOf('/');
  return { kind: 'regex', source: text.slice(2, close), flags: text.slice(close + 1), start, end };
}

function numberLiteral({ type, text, start, end }: Token): Expression {
  const digits = text.replaceAll('_', '');
  if (type === 'float') return { kind: 'number', value: Number(digits), float: true, start, end };
  const value = Number(digits);
  return { kind: 'number', value: Number.isSafeInteger(value) ? value : BigInt(digits), float: false, start, end };
}

function parseBracketed(cursor: Cursor, open: Token): Expression {
  enter(cursor);
  const expression = parseInBrackets(cursor, open);
  leave(cursor);
  return expression;
}

function parseInBrackets(cursor: Cursor, open: Token): Expression {
  if (skipOperator(cursor, '(')) {
    const inner = cursor.grammar.parenthesized(cursor);
    expectOperator(cursor, ')');
    return inner.kind === 'tuple' ? { ...inner, start: open.start, end: lastEnd(cursor) } : inner;
  }
  if (skipOperator(cursor, '[')) {
    const items = parseList(cursor, ']', () => cursor.grammar.expression(cursor));
    return { kind: 'list', items, start: open.start, end: lastEnd(cursor) };
  }
  if (skipOperator(cursor, '{')) {
    const entries = parseList(cursor, '}', () => parseEntry(cursor));
    return { kind: 'dict', entries, start: open.start, end: lastEnd(cursor) };
  }
  throw unexpected(cursor, 'an expression');
}

/** Items with commas between them and perhaps one after the last, up to the closing bracket, which is read too. */
function parseList<T>(cursor: Cursor, close: ']' | '}', parseItem: () => T): T[] {
  const items: T[] = [];
  while (!skipOperator(cursor, close)) {
    if (items.length > 0) {
      expectOperator(cursor, ',');
      if (skipOperator(cursor, close)) break;
    }
    items.push(parseItem());
  }
  return items;
}

/** A key of a dictionary in Nunjucks is a text, or a name that stands for itself. */
function parseKey(cursor: Cursor): Expression {
  const token = peek(cursor);
  if (token?.type !== 'name' && token?.type !== 'string') throw unexpected(cursor, 'a name or a string as the key');
  cursor.at++;
  expectOperator(cursor, ':');
  return { kind: 'string', value: token.text, start: token.start, end: token.end };
}

function parseEntry(cursor: Cursor): { key: Expression; value: Expression } {
  if (!cursor.grammar.python) return { key: parseKey(cursor), value: cursor.grammar.expression(cursor) };
  const key = cursor.grammar.expression(cursor);
  expectOperator(cursor, ':');
  return { key, value: cursor.grammar.expression(cursor) };
}

/** Attributes, items and calls, any number of them. */
function parsePostfix(cursor: Cursor, operand: Expression): Expression {
  let result = operand;
  for (;;) {
    const token = peek(cursor);
    if (isOperator(token, '.')) result = parseAttribute(cursor, result);
    else if (isOperator(token, '[')) result = parseItem(cursor, result);
    else if (isOperator(token, '(')) result = parseCall(cursor, result);
    else return result;
    wrap(cursor);
  }
}

function parseAttribute(cursor: Cursor, object: Expression): Expression {
  cursor.at++;
  const token = peek(cursor);
  const end = token?.end ?? cursor.end;
  if (token?.type === 'integer' && cursor.grammar.python) {
    cursor.at++;
    return { kind: 'item', object, index: numberLiteral(token), start: object.start, end };
  }
  return {
    kind: 'attribute',
    object,
    name: expectIdentifier(cursor, 'a name or a number after the dot'),
    start: object.start,
    end,
  };
}

function parseItem(cursor: Cursor, object: Expression): Expression {
  const { start } = expectOperator(cursor, '[');
  enter(cursor);
  const items: Expression[] = [];
  while (!isOperator(peek(cursor), ']')) {
    if (items.length > 0) expectOperator(cursor, ',');
    items.push(parseSubscript(cursor));
  }
  leave(cursor);
  const [only] = items;
  const { end } = expectOperator(cursor, ']');
  if (only === undefined || items.length > 1) checkIndex(cursor, { start, end });
  const index: Expression = items.length === 1 && only !== undefined ? only : { kind: 'tuple', items, start, end };
  return { kind: 'item', object, index, start: object.start, end };
}

/** Nunjucks has one index only, Jinja a tuple of them. */
function checkIndex({ grammar }: Cursor, span: Span): void {
  if (!grammar.python) throw new SyntaxFault('Write one index between the brackets.', span);
}

/** An index, or a slice with up to three parts. */
function parseSubscript(cursor: Cursor): Expression {
  const start = peek(cursor)?.start ?? cursor.end;
  const from = slicePart(cursor);
  if (!cursor.grammar.python || !skipOperator(cursor, ':')) {
    if (from === undefined) throw unexpected(cursor, 'an index');
    return from;
  }
  const to = slicePart(cursor);
  const step = skipOperator(cursor, ':') ? slicePart(cursor) : undefined;
  return { kind: 'slice', from, to, step, start, end: lastEnd(cursor) };
}

function slicePart(cursor: Cursor): Expression | undefined {
  const token = peek(cursor);
  const absent = [':', ']', ','].some((text) => isOperator(token, text));
  return absent ? undefined : cursor.grammar.expression(cursor);
}

function parseCall(cursor: Cursor, callee: Expression): Expression {
  const args = parseArguments(cursor);
  return { kind: 'call', callee, args, start: callee.start, end: lastEnd(cursor) };
}

export function parseFilters(cursor: Cursor, operand: Expression): Expression {
  let result = operand;
  for (;;) {
    if (skipOperator(cursor, '|')) result = parseFilter(cursor, result);
    else if (!cursor.grammar.python) return result;
    else if (skipName(cursor, 'is')) result = parseTest(cursor, result);
    else if (isOperator(peek(cursor), '(')) result = parseCall(cursor, result);
    else return result;
    wrap(cursor);
  }
}

/** A filter's name and arguments; the `|` before it is already read. */
export function parseFilter(cursor: Cursor, input: Expression | undefined): FilterExpression {
  const name = dottedName(cursor, 'the name of a filter');
  cursor.called.push({ kind: 'filter', name });
  const args = isOperator(peek(cursor), '(') ? parseArguments(cursor) : NO_ARGUMENTS;
  return { kind: 'filter', input, name, args, start: input?.start ?? name.start, end: lastEnd(cursor) };
}

const NO_ARGUMENTS = { positional: [], named: [], rest: undefined, namedRest: undefined };
const NOT_AN_ARGUMENT = ['else', 'or', 'and'];

/** What stands behind `is` in Nunjucks: the test's name, and arguments in parentheses. */
export function parseTestName(cursor: Cursor, input: Expression): Expression {
  const negated = skipName(cursor, 'not');
  const name = expectIdentifier(cursor, 'the name of a test');
  cursor.called.push({ kind: 'test', name });
  const args = isOperator(peek(cursor), '(') ? parseArguments(cursor) : NO_ARGUMENTS;
  const span = { start: input.start, end: lastEnd(cursor) };
  const test: Expression = { kind: 'test', input, name, args, ...span };
  return negated ? { kind: 'not', operand: test, ...span } : test;
}

function parseTest(cursor: Cursor, input: Expression): Expression {
  const negated = skipName(cursor, 'not');
  const name = dottedName(cursor, 'the name of a test');
  cursor.called.push({ kind: 'test', name });
  const next = peek(cursor);
  if (isName(next, 'is'))
    throw new SyntaxFault('Tests with `is` cannot be chained: join them with `and`.', next ?? name);
  let args = NO_ARGUMENTS as ReturnType<typeof parseArguments>;
  if (isOperator(next, '(')) args = parseArguments(cursor);
  else if (startsArgument(next)) args = { ...NO_ARGUMENTS, positional: [parsePostfix(cursor, parsePrimary(cursor))] };
  const span = { start: input.start, end: lastEnd(cursor) };
  const test: Expression = { kind: 'test', input, name, args, ...span };
  return negated ? { kind: 'not', operand: test, ...span } : test;
}

/** `x is divisibleby 3`: an argument without parentheses. */
function startsArgument(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.type === 'operator') return token.text === '[' || token.text === '{';
  return !isName(token, ...NOT_AN_ARGUMENT);
}

function dottedName(cursor: Cursor, what: string): Identifier {
  const first = expectIdentifier(cursor, what);
  let { name, end } = first;
  while (skipOperator(cursor, '.')) {
    const part = expectIdentifier(cursor, what);
    name += `.${part.name}`;
    end = part.end;
  }
  return { name, start: first.start, end };
}
