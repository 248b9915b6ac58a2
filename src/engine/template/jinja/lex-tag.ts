import type { Span } from '../../text/span.js';
import { skipBlanks } from './blanks.js';
import type { TokenReader } from './read-token.js';
import type { Token } from './token.js';

export interface LexedTag {
  readonly tokens: readonly Token[];
  /** Where the closing delimiter begins, its `-` or `+` included. */
  readonly close: number;
  /** Where scanning of the template goes on. */
  readonly next: number;
  readonly sign: '-' | '+' | '';
  readonly fault: { readonly message: string; readonly span: Span } | undefined;
}

/** No tag a person wrote is longer; the bound keeps an editor quick on a file that is something else. */
const MAX_TOKENS = 20_000;

/** `line`: a line statement, which ends with its line unless a bracket is open. */
type Delimiter = '}}' | '%}' | 'line';

const RECOVERY = /\}\}|%\}|\{[{%#]/g;
const LINE_RECOVERY = /\r\n|[\n\r]/g;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Reads the tokens of one tag from `start`, just after its opening delimiter, to its closing one. */
export function lexTag(source: string, start: number, delimiter: Delimiter, readToken: TokenReader): LexedTag {
  const tokens: Token[] = [];
  const open: string[] = [];
  let at = start;
  for (;;) {
    // A line statement ends with the blanks behind it, any other tag after them.
    if (delimiter !== 'line' || open.length > 0) at = skipBlanks(source, at);
    const end = open.length === 0 ? tagEnd(source, at, delimiter) : undefined;
    if (end !== undefined) return { tokens, close: at, ...end, fault: undefined };
    at = skipBlanks(source, at);
    const token = at < source.length ? readToken(source, at) : undefined;
    if (token === undefined) return unclosed(tokens, start - 2, at, delimiter);
    const fault = typeof token === 'string' ? token : faultOf(token, tokens, open);
    if (typeof token === 'string' || fault !== undefined) return recover(source, tokens, at, [fault ?? '', delimiter]);
    tokens.push(token);
    at = token.end;
  }
}

/** Where reading goes on behind a line that ends at `at`: blank lines belong to it. Undefined when it does not end there. */
function behindLine(source: string, at: number): number | undefined {
  const next = skipBlanks(source, at);
  if (next === source.length) return next;
  for (let end = next; end > at; end--) if (source[end - 1] === '\n' || source[end - 1] === '\r') return end;
  return undefined;
}

function tagEnd(source: string, at: number, delimiter: Delimiter): Pick<LexedTag, 'next' | 'sign'> | undefined {
  if (delimiter === 'line') {
    const next = behindLine(source, at);
    return next === undefined ? undefined : { next, sign: '' };
  }
  const sign = closingSign(source, at, delimiter);
  return sign === undefined ? undefined : { next: at + sign.length + 2, sign };
}

/** Why the token cannot stand here; keeps the stack of open brackets. */
function faultOf(token: Token, tokens: readonly Token[], open: string[]): string | undefined {
  if (tokens.length >= MAX_TOKENS) return 'This tag is too long: split it with `{% set %}`.';
  return token.type === 'operator' ? balance(open, token.text) : undefined;
}

function closingSign(source: string, at: number, delimiter: '}}' | '%}'): '-' | '+' | '' | undefined {
  if (source.startsWith(delimiter, at)) return '';
  if (!source.startsWith(delimiter, at + 1)) return undefined;
  const sign = source[at];
  if (sign === '-') return sign;
  return sign === '+' && delimiter === '%}' ? sign : undefined;
}

/** Keeps the stack of open brackets; a message when `text` closes the wrong one. */
function balance(open: string[], text: string): string | undefined {
  const closer = CLOSERS[text];
  if (closer !== undefined) {
    open.push(closer);
    return undefined;
  }
  if (text !== ')' && text !== ']' && text !== '}') return undefined;
  const expected = open.pop();
  if (expected === text) return undefined;
  return expected === undefined
    ? `Unexpected '${text}': nothing is open here.`
    : `Unexpected '${text}', expected '${expected}'.`;
}

function recover(
  source: string,
  tokens: readonly Token[],
  at: number,
  [message, delimiter]: readonly [string, Delimiter],
): LexedTag {
  const pattern = delimiter === 'line' ? LINE_RECOVERY : RECOVERY;
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  const close = found?.index ?? source.length;
  const next = found === null || found[0].startsWith('{') ? close : close + found[0].length;
  return {
    tokens,
    close,
    next,
    sign: '',
    fault: { message, span: { start: at, end: Math.min(at + 1, source.length) } },
  };
}

function unclosed(tokens: readonly Token[], open: number, at: number, delimiter: Delimiter): LexedTag {
  if (delimiter === 'line') {
    const message = 'A bracket of this line statement is never closed: close it.';
    return { tokens, close: at, next: at, sign: '', fault: { message, span: { start: at, end: at } } };
  }
  const opener = delimiter === '}}' ? '{{' : '{%';
  const message = `This \`${opener}\` is never closed: add \`${delimiter}\`.`;
  return { tokens, close: at, next: at, sign: '', fault: { message, span: { start: open, end: open + 2 } } };
}
