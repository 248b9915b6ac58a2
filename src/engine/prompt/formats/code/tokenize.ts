import { readString } from './skip-string.js';
import type { CodeComment, CodeFault, CodeLanguage, PlainToken, StringToken, Token, Tokens } from './token.js';

/** A file with more is made by a program, or is no program. */
const mostTokens = 100_000;

const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /\d[\w.]*/y;
const sign = /=>|->|:=|\*\*=?|\.\.\.|\?\.|===?|!==?|&&|\|\||\?\?|[-+*/%&|^<>@]=|[^]/y;
const blanks = /[^\S\r\n]+/y;
const regex = /\/(?![*/])(?:[^\\/[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+\/[a-z]*/y;
const stringPrefix = /^(?:[rbfut]|br|rb|fr|rf|tr|rt)$/i;

interface Scan {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly tokens: Token[];
  readonly comments: CodeComment[];
  at: number;
  /** Open brackets. */
  depth: number;
  lineStarts: boolean;
  /** Up to where a quote is known to have no partner on its line. */
  readonly alone: Map<string, number>;
  fault: CodeFault | undefined;
}

/** Cuts a program into names, strings, numbers and signs; linear, and never throws. */
export function tokenize(text: string, language: CodeLanguage): Tokens {
  const scan: Scan = {
    ...{ text, language, tokens: [], comments: [], alone: new Map() },
    ...{ at: 0, depth: 0, lineStarts: true, fault: undefined },
  };
  while (scan.at < text.length && scan.fault === undefined) {
    if (scan.tokens.length > mostTokens)
      fail(scan, 'This file has too many parts to be program code that somebody wrote.');
    else step(scan);
  }
  return { tokens: scan.tokens, comments: scan.comments, fault: scan.fault };
}

function fail(scan: Scan, message: string): void {
  scan.fault = { message, span: { start: scan.at, end: Math.min(scan.at + 1, scan.text.length) } };
}

function matchAt(pattern: RegExp, { text, at }: Scan): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const character = text[at] ?? '';
  if (character === '\n' || character === '\r') {
    scan.at += 1;
    // Inside of brackets a line of Python goes on; scripts have no such rule, and brackets of many kinds.
    if (scan.language === 'script' || scan.depth === 0) scan.lineStarts = true;
    return;
  }
  const blank = matchAt(blanks, scan);
  if (blank !== undefined) scan.at += blank.length;
  else if (isContinuation(scan)) scan.at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 2;
  else if (!skipComment(scan)) readToken(scan);
}

function isContinuation({ text, at, language }: Scan): boolean {
  return language === 'python' && text[at] === '\\' && /[\r\n]/.test(text[at + 1] ?? '');
}

function skipComment(scan: Scan): boolean {
  const { text, at, language } = scan;
  const opening =
    language === 'python' ? '#' : text.startsWith('//', at) ? '//' : text.startsWith('/*', at) ? '/*' : '#!';
  if (!text.startsWith(opening, at) || (opening === '#!' && at > 0)) return false;
  const closing = opening === '/*' ? text.indexOf('*/', at + 2) : lineEnd(text, at);
  const innerEnd = closing < 0 ? text.length : closing;
  const end = opening === '/*' ? Math.min(innerEnd + 2, text.length) : innerEnd;
  scan.comments.push({ span: { start: at, end }, inner: { start: at + opening.length, end: innerEnd } });
  scan.at = end;
  return true;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  const end = at < 0 ? text.length : at;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function readToken(scan: Scan): void {
  const word = matchAt(name, scan);
  if (word !== undefined && !(scan.language === 'python' && isPrefix(scan, word))) {
    push(scan, 'name', word);
    return;
  }
  if (readQuoted(scan, word ?? '') || scan.fault !== undefined) return;
  const digits = matchAt(number, scan);
  const slashes = digits === undefined && isRegexPlace(scan) ? matchAt(regex, scan) : undefined;
  if (digits !== undefined) push(scan, 'number', digits);
  else if (slashes !== undefined) push(scan, 'regex', slashes);
  else readSign(scan, matchAt(sign, scan) ?? '');
}

function readSign(scan: Scan, text: string): void {
  if (/^[([{]$/.test(text)) scan.depth += 1;
  else if (/^[)\]}]$/.test(text)) scan.depth = Math.max(0, scan.depth - 1);
  push(scan, 'sign', text);
}

function isPrefix({ text, at }: Scan, word: string): boolean {
  return stringPrefix.test(word) && /["']/.test(text[at + word.length] ?? '');
}

/** Takes a string. One without an end makes all that follows doubtful, but for a quote in the text of an element. */
function readQuoted(scan: Scan, prefix: string): boolean {
  const { text, language, at } = scan;
  const quoteAt = at + prefix.length;
  const quote = text[quoteAt] ?? '';
  if (!(language === 'python' ? /["']/ : /["'`]/).test(quote) || at < (scan.alone.get(quote) ?? 0)) return false;
  const found = readString({ text, language, depth: 0 }, { start: at, quoteAt, prefix: prefix.toLowerCase() });
  if (found !== undefined) pushString(scan, found);
  else if (language === 'python' || quote === '`') fail(scan, 'A string begins here and has no end.');
  else scan.alone.set(quote, lineEnd(text, at));
  return found !== undefined;
}

function push(scan: Scan, kind: PlainToken['kind'], text: string): void {
  const { at, lineStarts } = scan;
  take(scan, { kind, start: at, end: at + text.length, text, startsLine: lineStarts });
}

function pushString(scan: Scan, { start, end, body, prefix, quote, holes }: StringToken): void {
  take(scan, { kind: 'string', start, end, body, prefix, quote, holes, text: '', startsLine: scan.lineStarts });
}

function take(scan: Scan, token: Token): void {
  scan.tokens.push(token);
  scan.lineStarts = false;
  scan.at = token.end;
}

const operand = /^(?:name|number|string|regex)$/;
const beforeRegex = /^(?:return|typeof|case|in|of|delete|void|throw|new|do|else|await|yield|instanceof)$/;

/** Whether a slash begins a pattern: where a value is expected, and not in a closing tag. */
function isRegexPlace({ language, text, at, tokens }: Scan): boolean {
  if (language === 'python' || text[at] !== '/') return false;
  const last = tokens.at(-1);
  if (last === undefined) return true;
  if (operand.test(last.kind)) return beforeRegex.test(last.text);
  return !/^[)\]<]$/.test(last.text);
}
