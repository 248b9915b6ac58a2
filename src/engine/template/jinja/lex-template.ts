import type { Problem } from '../../text/problem.js';
import type { Span } from '../../text/span.js';
import type { MarkerFinder } from '../template.js';
import { skipBlanks, skipBlanksBack } from './blanks.js';
import type { JinjaEnvironment } from './builtins.js';
import { type LexedTag, lexTag } from './lex-tag.js';
import { type LinePrefixes, openerPattern } from './line-prefixes.js';
import { type RawOpening, rawOpening } from './raw-block.js';
import { type TokenReader, tokenReader } from './read-token.js';
import type { Token } from './token.js';
import { type LiteralPiece, literalPieces } from './literal-pieces.js';

interface TagOf<Kind extends string> extends Span {
  readonly kind: Kind;
  /** The tag's content between its delimiters, outer blanks left off. */
  readonly inner: Span;
  readonly tokens: readonly Token[];
  /** False when its tokens end early; the problem is already reported. */
  readonly sound: boolean;
}

/** `{{ … }}` or `{% … %}`. */
export type Tag = TagOf<'output'> | TagOf<'statement'>;

export type Piece =
  | Tag
  | LiteralPiece
  | (Span & { readonly kind: 'comment'; readonly inner: Span })
  | (Span & {
      readonly kind: 'raw';
      readonly open: Span;
      readonly close: Span;
      readonly text: RawText | undefined;
    });

type RawText = LiteralPiece & { readonly kind: 'text' };

export interface LexOptions extends LinePrefixes {
  /** Whose templates these are: it decides on the words, the names and what values do. jinja2's when left out. */
  readonly environment?: JinjaEnvironment | undefined;
  /** Only this part of the source is the template; every span stays an offset into the whole source. */
  readonly range?: Span | undefined;
  readonly markers?: MarkerFinder | undefined;
  readonly trimBlocks?: boolean | undefined;
  readonly lstripBlocks?: boolean | undefined;
  readonly keepTrailingNewline?: boolean | undefined;
}

/** A template with more problems than this is some other kind of file: reading on would only slow the editor. */
export const MAX_PROBLEMS = 100;
const COMMENT_END = /#\}/g;

interface Lexer {
  readonly source: string;
  readonly options: LexOptions;
  readonly pieces: Piece[];
  readonly problems: Problem[];
  readonly readToken: TokenReader;
  /** Where the next literal run begins, and where its text begins after the last tag took its blanks. */
  at: number;
  textStart: number;
  /** True when the literal run begins a line, as `lstripBlocks` must know. */
  lineStart: boolean;
}

/** Cuts a template into literal text, tags with their tokens, comments, raw blocks and markers; whitespace control applied. */
export function lexTemplate(source: string, options: LexOptions): { pieces: readonly Piece[]; problems: Problem[] } {
  const { start, end } = options.range ?? { start: 0, end: source.length };
  const whole = source.slice(0, end);
  const keeps = options.keepTrailingNewline === true || options.environment === 'nunjucks';
  const text = keeps ? whole : withoutLastLineEnd(whole);
  const lexer: Lexer = {
    source: text,
    options,
    pieces: [],
    problems: [],
    readToken: tokenReader(options.environment),
    at: start,
    textStart: start,
    lineStart: true,
  };
  const opener = openerPattern(options);
  opener.lastIndex = start;
  for (let found = opener.exec(text); found !== null; found = opener.exec(text)) {
    if (lexer.problems.length >= MAX_PROBLEMS) break;
    lexConstruct(lexer, found);
    opener.lastIndex = Math.max(lexer.at, lexer.textStart);
  }
  pushText(lexer, text.length, '', false);
  return lexer;
}

function withoutLastLineEnd(source: string): string {
  const end = source.endsWith('\n') ? source.length - 1 : source.length;
  return source.slice(0, source[end - 1] === '\r' ? end - 1 : end);
}

function lexConstruct(lexer: Lexer, found: RegExpExecArray): void {
  const { index: open, groups } = found;
  const prefix = groups?.['statement'] ?? groups?.['comment'];
  if (prefix !== undefined) {
    lexLine(lexer, found, prefix);
    return;
  }
  const kind = lexer.source[open + 1];
  const sign = signAt(lexer.source, open + 2);
  pushText(lexer, open, sign, kind !== '{');
  if (kind === '#') {
    lexComment(lexer, open, sign);
    return;
  }
  if (kind === '%') {
    const raw = rawOpening(lexer.source, open, lexer.options.environment);
    if (raw !== undefined) {
      lexRaw(lexer, open, raw);
      return;
    }
  }
  lexTagAt(lexer, open, sign);
}

function signAt(source: string, at: number): '-' | '+' | '' {
  const sign = source[at];
  return sign === '-' || sign === '+' ? sign : '';
}

function lexTagAt(lexer: Lexer, open: number, sign: string): void {
  const { source } = lexer;
  const output = source[open + 1] === '{';
  const start = open + 2 + sign.length;
  const tag = lexTag(source, start, output ? '}}' : '%}', lexer.readToken);
  pushTag(lexer, tag, { kind: output ? 'output' : 'statement', start: open, end: tag.next, from: start });
  afterTag(lexer, tag.next, tag.sign, !output);
}

interface TagPlace extends Span {
  readonly kind: Tag['kind'];
  /** Where its content begins. */
  readonly from: number;
}

function pushTag(lexer: Lexer, { tokens, close, fault }: LexedTag, { kind, start, end, from }: TagPlace): void {
  if (fault !== undefined) lexer.problems.push({ code: 'template-syntax', ...fault });
  const first = Math.min(skipBlanks(lexer.source, from, close), close);
  const inner = { start: first, end: skipBlanksBack(lexer.source, first, close) };
  lexer.pieces.push({ kind, start, end, inner, tokens, sound: fault === undefined });
}

/** A line statement or a line comment. What stands before its prefix in the line is left out. */
function lexLine(lexer: Lexer, { index, 0: found, groups }: RegExpExecArray, prefix: string): void {
  const { source } = lexer;
  const behind = index + found.length;
  const sign = signAt(source, behind);
  const start = behind - prefix.length;
  const from = behind + sign.length;
  pushText(lexer, index, sign, false);
  if (groups?.['statement'] === undefined) {
    const end = lineEnd(source, from);
    const first = skipBlanks(source, from, end);
    lexer.pieces.push({
      kind: 'comment',
      start,
      end,
      inner: { start: first, end: skipBlanksBack(source, first, end) },
    });
    afterTag(lexer, end, '', false);
    return;
  }
  const tag = lexTag(source, from, 'line', lexer.readToken);
  pushTag(lexer, tag, { kind: 'statement', start, end: Math.max(behind, tag.close), from });
  afterTag(lexer, tag.next, '', false);
  lexer.lineStart = isLineEnd(source, tag.next - 1);
}

/** The offset of the next line end, or the text's end. */
function lineEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length && !isLineEnd(source, at)) at++;
  return at;
}

function lexComment(lexer: Lexer, open: number, sign: string): void {
  const { source } = lexer;
  COMMENT_END.lastIndex = open + 2;
  const end = COMMENT_END.exec(source)?.index;
  if (end === undefined) {
    report(lexer, 'This comment is never closed: add `#}`.', { start: open, end: open + 2 });
    lexer.pieces.push({
      kind: 'comment',
      start: open,
      end: source.length,
      inner: { start: open + 2, end: source.length },
    });
    afterTag(lexer, source.length, '', false);
    return;
  }
  const closeSign = end > open + 2 + sign.length ? signAt(source, end - 1) : '';
  const from = Math.min(skipBlanks(source, open + 2 + sign.length, end), end - closeSign.length);
  const inner = { start: from, end: skipBlanksBack(source, from, Math.max(from, end - closeSign.length)) };
  lexer.pieces.push({ kind: 'comment', start: open, end: end + 2, inner });
  afterTag(lexer, end + 2, closeSign, true);
}

function lexRaw(lexer: Lexer, open: number, raw: RawOpening): void {
  const { source } = lexer;
  const { end: inside, closed } = raw;
  const { at: end, length } = closed;
  if (length === 0)
    report(lexer, `This raw block is never closed: add \`{% end${raw.word} %}\`.`, { start: open, end: inside });
  const start = Math.min(raw.trims ? skipBlanks(source, inside) : inside, end);
  const close = { start: end, end: end + length };
  const text = rawText(lexer, { start, end }, closed.sign);
  lexer.pieces.push({ kind: 'raw', start: open, end: close.end, open: { start: open, end: inside }, close, text });
  afterTag(lexer, close.end, closed.closeSign, true);
}

/** The inside of a raw block is never asked for markers. */
function rawText({ source, options }: Lexer, region: Span, sign: string): RawText | undefined {
  const rules = {
    sign,
    tag: true,
    lineStart: false,
    options: { lstripBlocks: options.lstripBlocks, environment: options.environment },
  };
  const [piece] = literalPieces(source, region, rules);
  return piece?.kind === 'text' ? piece : undefined;
}

function report(lexer: Lexer, message: string, span: Span): void {
  lexer.problems.push({ code: 'template-syntax', message, span });
}

/** Sets where the next literal text begins: after all blanks (`-`), after one line end (`trimBlocks`), or right here. */
function afterTag(lexer: Lexer, end: number, sign: string, trims: boolean): void {
  const { source, options } = lexer;
  lexer.at = end;
  lexer.textStart = end;
  if (sign === '-') lexer.textStart = skipBlanks(source, end);
  else if (trims && sign !== '+' && options.trimBlocks === true) lexer.textStart = skipLineEnd(source, end);
  lexer.lineStart = lexer.textStart > end && isLineEnd(source, lexer.textStart - 1);
}

function isLineEnd(source: string, at: number): boolean {
  return source[at] === '\n' || source[at] === '\r';
}

function skipLineEnd(source: string, at: number): number {
  if (source.startsWith('\r\n', at)) return at + 2;
  return source[at] === '\n' || source[at] === '\r' ? at + 1 : at;
}

function pushText(lexer: Lexer, end: number, sign: string, tag: boolean): void {
  if (end <= lexer.at) return;
  const region = { start: Math.min(lexer.textStart, end), end };
  const { options, lineStart, at } = lexer;
  for (const piece of literalPieces(lexer.source, region, { sign, tag, lineStart, options, from: at })) {
    lexer.pieces.push(piece);
  }
}
