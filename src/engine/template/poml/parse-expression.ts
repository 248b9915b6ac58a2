import type { OffsetMap } from '../../text/offset-map.js';
import type { Span } from '../../text/span.js';
import type { Expression } from './nodes.js';
import { lexExpression, type Token } from './lex-expression.js';

/** Deeper nesting is written by nobody, and a recursive parser must stop somewhere. */
const deepest = 50;

const levels: readonly (readonly string[])[] = [
  ['??', '||'],
  ['&&'],
  ['===', '!==', '==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const constants: ReadonlyMap<string, boolean | null | undefined> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);

/** Words that start what is not evaluated here. */
const refused: ReadonlySet<string> = new Set(['new', 'typeof', 'void', 'delete', 'await', 'function', 'class', 'in']);

/** The expression says more than is evaluated here. */
class NotSupported extends Error {}

/**
 * Reads an expression with places in the file. Undefined where it is no expression, or more than names, members,
 * literals, comparisons, arithmetic, `!`, `&&`, `||`, `??` and `? :` can say.
 */
export function parseExpression(map: OffsetMap): Expression | undefined {
  const tokens = lexExpression(map.text);
  if (tokens === undefined) return undefined;
  try {
    const cursor = createCursor(tokens, map);
    const expression = choice(cursor);
    return cursor.done() ? expression : undefined;
  } catch (error) {
    if (error instanceof NotSupported) return undefined;
    throw error;
  }
}

interface Cursor {
  depth: number;
  /** The next token's text where it is an operator, else undefined. */
  readonly operator: string | undefined;
  /** Where the next token starts. */
  readonly position: number;
  done(): boolean;
  next(): Token;
  take(text: string): boolean;
  expect(text: string): void;
  /** From a place to the end of the last token taken. */
  spanFrom(start: number): Span;
}

function createCursor(tokens: readonly Token[], map: OffsetMap): Cursor {
  let at = 0;
  const cursor: Cursor = {
    depth: 0,
    get operator() {
      const token = tokens[at];
      return token?.kind === 'operator' ? token.text : undefined;
    },
    get position() {
      return tokens[at]?.start ?? map.text.length;
    },
    done: () => at === tokens.length,
    next() {
      const token = tokens[at++];
      if (token === undefined) throw new NotSupported();
      return token;
    },
    take(text) {
      if (cursor.operator !== text) return false;
      at++;
      return true;
    },
    expect(text) {
      if (!cursor.take(text)) throw new NotSupported();
    },
    spanFrom: (start) => map.spanToSource({ start, end: tokens[at - 1]?.end ?? start }),
  };
  return cursor;
}

function choice(cursor: Cursor): Expression {
  if (++cursor.depth > deepest) throw new NotSupported();
  const start = cursor.position;
  const test = binary(cursor, 0);
  if (!cursor.take('?')) {
    cursor.depth--;
    return test;
  }
  const yes = choice(cursor);
  cursor.expect(':');
  const no = choice(cursor);
  cursor.depth--;
  return { kind: 'choice', test, yes, no, ...cursor.spanFrom(start) };
}

function binary(cursor: Cursor, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return unary(cursor);
  const start = cursor.position;
  let left = binary(cursor, level + 1);
  for (let { operator } = cursor; operator !== undefined && operators.includes(operator); { operator } = cursor) {
    cursor.next();
    const right = binary(cursor, level + 1);
    left = { kind: 'binary', operator, left, right, ...cursor.spanFrom(start) };
  }
  return left;
}

function unary(cursor: Cursor): Expression {
  const { operator, position: start } = cursor;
  if (operator !== '!' && operator !== '-' && operator !== '+') return postfix(cursor);
  if (++cursor.depth > deepest) throw new NotSupported();
  cursor.next();
  const operand = unary(cursor);
  cursor.depth--;
  return { kind: 'unary', operator, operand, ...cursor.spanFrom(start) };
}

function postfix(cursor: Cursor): Expression {
  const start = cursor.position;
  let target = primary(cursor);
  for (;;) {
    if (cursor.take('.') || cursor.take('?.')) {
      const nameStart = cursor.position;
      const { kind, text } = cursor.next();
      if (kind !== 'name') throw new NotSupported();
      const nameSpan = cursor.spanFrom(nameStart);
      target = { kind: 'member', target, name: text, nameSpan, ...cursor.spanFrom(start) };
    } else if (cursor.take('[')) {
      const index = choice(cursor);
      cursor.expect(']');
      target = { kind: 'index', target, index, ...cursor.spanFrom(start) };
    } else return target;
  }
}

function primary(cursor: Cursor): Expression {
  const start = cursor.position;
  const { kind, text, value } = cursor.next();
  if (kind === 'value') return { kind: 'literal', value, ...cursor.spanFrom(start) };
  if (kind === 'name') {
    if (refused.has(text)) throw new NotSupported();
    const span = cursor.spanFrom(start);
    return constants.has(text)
      ? { kind: 'literal', value: constants.get(text), ...span }
      : { kind: 'name', name: text, ...span };
  }
  if (text === '(') {
    const inner = choice(cursor);
    cursor.expect(')');
    return inner;
  }
  if (text === '[') return { kind: 'list', items: items(cursor), ...cursor.spanFrom(start) };
  if (text === '{') return { kind: 'record', entries: entries(cursor), ...cursor.spanFrom(start) };
  throw new NotSupported();
}

function items(cursor: Cursor): Expression[] {
  const found: Expression[] = [];
  while (!cursor.take(']')) {
    found.push(choice(cursor));
    if (!cursor.take(',') && cursor.operator !== ']') throw new NotSupported();
  }
  return found;
}

function entries(cursor: Cursor): [string, Expression][] {
  const found: [string, Expression][] = [];
  while (!cursor.take('}')) {
    const key = cursor.next();
    if (key.kind === 'operator') throw new NotSupported();
    cursor.expect(':');
    found.push([key.kind === 'name' ? key.text : String(key.value), choice(cursor)]);
    if (!cursor.take(',') && cursor.operator !== '}') throw new NotSupported();
  }
  return found;
}
