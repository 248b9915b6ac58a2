import type { Span } from '../../text/span.js';
import type { Token } from './token.js';
import type { Expression, Identifier } from './nodes.js';

/** The expression parser's entry points, so that its files need not import each other in a circle. */
export interface Grammar {
  expression(cursor: Cursor): Expression;
  /** An expression, or a tuple without parentheses where the language has them. */
  tuple(cursor: Cursor, rules?: TupleRules): Expression;
  parenthesized(cursor: Cursor): Expression;
  readonly constants: ReadonlyMap<string, boolean | null>;
  /** Whether there is what Jinja has of Python: slices, neighbouring strings as one, tests among the filters. */
  readonly python: boolean;
}

export interface TupleRules {
  /** False where `x if y` must not be read as a condition, as in a loop's head. */
  readonly conditional?: boolean;
  /** A word that may follow the tuple. */
  readonly stop?: string;
}

/** A filter or test that the template uses. */
export interface CalledName {
  readonly kind: 'filter' | 'test';
  readonly name: Identifier;
}

/** The place in one tag's tokens. */
export interface Cursor {
  readonly grammar: Grammar;
  readonly tokens: readonly Token[];
  /** Where the tag's content ends. */
  readonly end: number;
  /** The filters and tests met, to be checked against those that exist. */
  readonly called: CalledName[];
  at: number;
  /** Brackets and operators around the current expression. */
  depth: number;
  /** Operators, filters, attributes and calls that wrapped an expression so far: each makes the tree deeper. */
  wraps: number;
}

/** A cursor at the first of a tag's tokens; `end` is where the tag's content ends. */
export function cursorOver(grammar: Grammar, tokens: readonly Token[], end: number): Cursor {
  return { grammar, tokens, end, called: [], at: 0, depth: 0, wraps: 0 };
}

/** Leaves the current tag; caught where the tag began, which records it as a problem and goes on behind the tag. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** Bounds that no prompt comes near; they keep every later walk of the tree far from the end of the stack. */
const MAX_DEPTH = 120;
const MAX_WRAPS = 800;

export function peek(cursor: Cursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.at + ahead];
}

export function isName(token: Token | undefined, ...names: readonly string[]): boolean {
  return token?.type === 'name' && names.includes(token.text);
}

export function isOperator(token: Token | undefined, text: string): boolean {
  return token?.type === 'operator' && token.text === text;
}

/** Moves past the operator when it is the next token. */
export function skipOperator(cursor: Cursor, text: string): boolean {
  const found = isOperator(peek(cursor), text);
  if (found) cursor.at++;
  return found;
}

/** Moves past the word when it is the next token. */
export function skipName(cursor: Cursor, name: string): boolean {
  const found = isName(peek(cursor), name);
  if (found) cursor.at++;
  return found;
}

export function expectOperator(cursor: Cursor, text: string): Token {
  const token = peek(cursor);
  if (token === undefined || !isOperator(token, text)) throw unexpected(cursor, `'${text}'`);
  cursor.at++;
  return token;
}

export function expectWord(cursor: Cursor, word: string): Token {
  const token = peek(cursor);
  if (token === undefined || !isName(token, word)) throw unexpected(cursor, `'${word}'`);
  cursor.at++;
  return token;
}

export function expectIdentifier(cursor: Cursor, what: string): Identifier {
  const token = peek(cursor);
  if (token?.type !== 'name') throw unexpected(cursor, what);
  cursor.at++;
  return { name: token.text, start: token.start, end: token.end };
}

/** The fault of finding something other than `wanted` next. */
export function unexpected(cursor: Cursor, wanted: string): SyntaxFault {
  const token = peek(cursor);
  if (token === undefined) return new SyntaxFault(`Expected ${wanted} before the tag ends.`, endSpan(cursor));
  const shown = token.type === 'string' ? 'a string' : `'${token.text}'`;
  return new SyntaxFault(`Expected ${wanted}, got ${shown}.`, token);
}

/** The end of what was last read. */
export function lastEnd(cursor: Cursor): number {
  return cursor.tokens[cursor.at - 1]?.end ?? cursor.end;
}

export function enter(cursor: Cursor): void {
  cursor.depth++;
  if (cursor.depth > MAX_DEPTH) throw tooDeep(cursor);
}

export function leave(cursor: Cursor): void {
  cursor.depth--;
}

export function wrap(cursor: Cursor): void {
  cursor.wraps++;
  if (cursor.wraps > MAX_WRAPS) throw tooDeep(cursor);
}

function tooDeep(cursor: Cursor): SyntaxFault {
  return new SyntaxFault(
    'This expression is nested too deeply: split it with `{% set %}`.',
    peek(cursor) ?? endSpan(cursor),
  );
}

function endSpan(cursor: Cursor): Span {
  return { start: cursor.end, end: cursor.end };
}
