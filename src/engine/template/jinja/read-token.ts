import type { JinjaEnvironment } from './builtins.js';
import { javaScriptString, pythonString, readString } from './string-literal.js';
import type { Token } from './token.js';

/** Reads a token, a message when there is none, or undefined where another tag begins before this one was closed. */
export type TokenReader = (source: string, at: number) => Token | string | undefined;

const NUMBER_START = /[0-9]/;
const FLOAT =
  /(?<!\.)[0-9](?:_?[0-9])*(?:\.[0-9](?:_?[0-9])*(?:[eE][+-]?[0-9](?:_?[0-9])*)?|[eE][+-]?[0-9](?:_?[0-9])*)/y;
const INTEGER = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?[0-9])*|0(?:_?0)*/y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}·]*/uy;
const OPERATOR = /\/\/|\*\*|[=!<>]=|[-+*/%~[\](){}<>=.:|,;]/y;

const REGEX = /r\/(?:[^/\\]|\\[^])*\/[gimy]*/y;
const DECIMAL_FLOAT = /[0-9]+\.[0-9]*/y;
const DECIMAL = /[0-9]+/y;
const JS_NAME = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}·$]*/uy;
const JS_OPERATOR = /[=!]==|\/\/|\*\*|[=!<>]=|[-+*/%~[\](){}<>=.:|,]/y;

/** How the tokens of these templates are written. */
export function tokenReader(environment: JinjaEnvironment | undefined): TokenReader {
  return environment === 'nunjucks' ? readNunjucksToken : readJinjaToken;
}

function readJinjaToken(source: string, at: number): Token | string | undefined {
  const first = source.charAt(at);
  if (first === "'" || first === '"') return readString(source, at, pythonString);
  if (opensTag(source, at)) return undefined;
  if (NUMBER_START.test(first)) return match(source, at, FLOAT, 'float') ?? match(source, at, INTEGER, 'integer');
  return match(source, at, NAME, 'name') ?? match(source, at, OPERATOR, 'operator') ?? strange(source, at, 'Jinja');
}

function readNunjucksToken(source: string, at: number): Token | string | undefined {
  const first = source.charAt(at);
  if (first === "'" || first === '"') return readString(source, at, javaScriptString);
  if (opensTag(source, at)) return undefined;
  if (NUMBER_START.test(first))
    return match(source, at, DECIMAL_FLOAT, 'float') ?? match(source, at, DECIMAL, 'integer');
  if (source.startsWith('r/', at))
    return match(source, at, REGEX, 'regex') ?? 'This regular expression is never closed: add `/`.';
  return (
    match(source, at, JS_NAME, 'name') ?? match(source, at, JS_OPERATOR, 'operator') ?? strange(source, at, 'Nunjucks')
  );
}

function opensTag(source: string, at: number): boolean {
  return source[at] === '{' && '{%#'.includes(source[at + 1] ?? ' ');
}

function strange(source: string, at: number, language: string): string {
  const character = JSON.stringify(String.fromCodePoint(source.codePointAt(at) ?? 0));
  return `${language} has no use for ${character} here: remove it or put it in quotes.`;
}

function match(source: string, at: number, pattern: RegExp, type: Token['type']): Token | undefined {
  pattern.lastIndex = at;
  const text = pattern.exec(source)?.[0];
  return text === undefined ? undefined : { type, text, start: at, end: at + text.length };
}
