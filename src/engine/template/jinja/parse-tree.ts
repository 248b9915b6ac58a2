import { closest } from '../../text/closest.js';
import type { Problem } from '../../text/problem.js';
import type { Span } from '../../text/span.js';
import type { jinjaNames } from './builtins.js';
import type { Token } from './token.js';
import { MAX_PROBLEMS, type Piece, type Tag } from './lex-template.js';
import type { Block, Branch, Expression, Node } from './nodes.js';
import type { Language } from './language.js';
import type { OpenedBlock, StatementParser } from './parse-statement.js';
import {
  type CalledName,
  type Cursor,
  cursorOver,
  peek,
  skipOperator,
  SyntaxFault,
  unexpected,
} from './token-cursor.js';

type KnownNames = ReturnType<typeof jinjaNames>;

interface TreeParser {
  readonly pieces: readonly Piece[];
  readonly problems: Problem[];
  readonly names: KnownNames;
  readonly language: Language;
  at: number;
  /** The end words of the open blocks, outermost first. */
  readonly open: string[];
  /** Names of `{% block %}`s so far. */
  readonly blocks: Set<string>;
}

/** Blocks deeper than this are no prompt's; the bound keeps every walk of the tree off the end of the stack. */
const MAX_BLOCKS = 60;

/** Builds the tree. A tag that cannot be read is reported and becomes a `broken` node; reading goes on behind it. */
export function parseTree(
  pieces: readonly Piece[],
  problems: Problem[],
  names: KnownNames,
  language: Language,
): readonly Node[] {
  const parser: TreeParser = { pieces, problems, names, language, at: 0, open: [], blocks: new Set() };
  return parseBody(parser, []);
}

/** Nodes up to a tag in `ends`, to a tag that closes an outer block, or to the end; that tag is not read. */
function parseBody(parser: TreeParser, ends: readonly string[]): Node[] {
  const nodes: Node[] = [];
  for (let piece = parser.pieces[parser.at]; piece !== undefined; piece = parser.pieces[parser.at]) {
    if (piece.kind === 'statement' && endsBody(parser, tagName(piece), ends)) break;
    if (parser.problems.length >= MAX_PROBLEMS) break;
    parser.at++;
    if (piece.kind === 'statement' || piece.kind === 'output') nodes.push(parseTag(parser, piece));
    else nodes.push(piece);
  }
  return nodes;
}

function parseTag(parser: TreeParser, tag: Tag): Node {
  return tag.kind === 'output' ? parseOutput(parser, tag) : parseStatement(parser, tag);
}

function tagName({ tokens: [first] }: Tag): string {
  return first?.type === 'name' ? first.text : '';
}

function endsBody(parser: TreeParser, name: string, ends: readonly string[]): boolean {
  return ends.includes(name) || parser.open.includes(name);
}

function parseOutput(parser: TreeParser, tag: Tag): Node {
  const value = guarded(parser, tag, (cursor) => finished(cursor, cursor.grammar.tuple(cursor)));
  const { start, end, inner } = tag;
  return value === undefined ? { kind: 'broken', body: [], start, end } : { kind: 'output', inner, value, start, end };
}

/** Runs a parser over the tag's tokens; undefined when it met a fault, which is then recorded. */
function guarded<T>(parser: TreeParser, tag: Tag, parse: (cursor: Cursor) => T): T | undefined {
  const cursor = cursorOver(parser.language.grammar, tag.tokens, tag.inner.end);
  try {
    const result = tag.sound ? parse(cursor) : undefined;
    for (const called of cursor.called) checkName(parser, called);
    return result;
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    report(parser, fault.message, fault.span);
    return undefined;
  }
}

/** Unknown filters and tests have a code of their own: they stop a rendering only where jinja2 minds them. */
function checkName(parser: TreeParser, { kind, name }: CalledName): void {
  const known = kind === 'filter' ? parser.names.filters : parser.names.tests;
  if (known.has(name.name)) return;
  const guess = closest(name.name, known.keys());
  const message = `There is no ${kind} '${name.name}'${guess === undefined ? ': remove it, or use another.' : `: did you mean '${guess}'?`}`;
  const { start, end } = name;
  if (parser.problems.length < MAX_PROBLEMS)
    parser.problems.push({ code: `jinja-unknown-${kind}`, message, span: { start, end } });
}

function report(parser: TreeParser, message: string, span: Span): void {
  if (parser.problems.length < MAX_PROBLEMS) parser.problems.push({ code: 'template-syntax', message, span });
}

/** Nothing may follow inside the tag. */
function finished<T>(cursor: Cursor, result: T): T {
  if (peek(cursor) !== undefined) throw unexpected(cursor, 'the end of the tag');
  return result;
}

function parseStatement(parser: TreeParser, tag: Tag): Node {
  const name = tagName(tag);
  const { endWords, statements } = parser.language;
  if (parser.open.length >= MAX_BLOCKS && endWords.has(name)) {
    report(parser, 'Blocks are nested too deeply: move some of them into a partial or a macro.', tag);
    return broken(tag, []);
  }
  if (endWords.get(name) === 'endif') return parseIf(parser, tag);
  if (endWords.get(name) === 'endswitch') return parseSwitch(parser, tag);
  const read = statements.get(name);
  if (read === undefined) return unknownTag(parser, tag, name);
  const result = guarded(parser, tag, (cursor) => readStatement(parser, read, [cursor, tag, name]));
  if (result !== undefined && 'kind' in result) return result;
  const end = result?.end ?? endWordOf(parser, tag, name);
  return end === undefined ? broken(tag, []) : parseBlock(parser, tag, { name, end, build: result?.build });
}

function readStatement(
  parser: TreeParser,
  read: StatementParser,
  [cursor, tag, name]: readonly [Cursor, Tag, string],
): Node | OpenedBlock {
  cursor.at++;
  if (name === 'block') claimBlock(parser, peek(cursor));
  if ((name === 'break' || name === 'continue') && !parser.open.includes('endfor')) {
    throw new SyntaxFault(`\`{% ${name} %}\` works only inside a loop: remove it.`, tag);
  }
  if (name === 'extends' && parser.open.some((end) => end !== 'endif')) {
    throw new SyntaxFault('`{% extends %}` stands at the top level of a template: move it out of the block.', tag);
  }
  const node = read(cursor, tag);
  if (!('kind' in node)) skipOperator(cursor, ':');
  return finished(cursor, node);
}

function claimBlock({ blocks }: TreeParser, name: Token | undefined): void {
  if (name?.type !== 'name') return;
  if (blocks.has(name.text)) throw new SyntaxFault(`There are two blocks named '${name.text}': rename one.`, name);
  blocks.add(name.text);
}

function endWordOf({ language }: TreeParser, { tokens }: Tag, name: string): string | undefined {
  const captures = name === 'set' && !tokens.some((token) => token.text === '=');
  return captures ? 'endset' : language.endWords.get(name);
}

function broken({ start, end }: Span, body: readonly Node[]): Node {
  return { kind: 'broken', body, start, end };
}

/** Words that end a block or a part of one. */
function closingWords({ language: { endWords, elif } }: TreeParser): string[] {
  const parts = endWords.has('switch') ? ['case', 'default'] : [];
  return [...endWords.values(), 'endset', 'endraw', ...elif, 'else', ...parts];
}

function unknownTag(parser: TreeParser, tag: Tag, name: string): Node {
  const { endWords, statements } = parser.language;
  const span = tag.tokens[0] ?? tag;
  if (name === '') {
    if (tag.sound) report(parser, 'A tag begins with its name, as in `{% if … %}`.', span);
  } else if (closingWords(parser).includes(name)) {
    const missing = [...parser.language.endWords].find(([, end]) => end === name)?.[0];
    report(
      parser,
      `\`{% ${name} %}\` has no ${missing === undefined ? 'block' : `\`{% ${missing} %}\``} to belong to: remove it.`,
      span,
    );
  } else {
    const guess = closest(name, [...statements.keys(), ...closingWords(parser), ...endWords.keys(), 'raw']);
    report(parser, `There is no tag '${name}'${guess === undefined ? '.' : `: did you mean '${guess}'?`}`, span);
  }
  return broken(tag, []);
}

/** The end words of loops, which may have an `else`. */
const LOOP_ENDS: ReadonlySet<string> = new Set(['endfor', 'endeach', 'endall']);

interface Opened {
  readonly name: string;
  readonly end: string;
  readonly build: OpenedBlock['build'] | undefined;
}

function parseBlock(parser: TreeParser, tag: Tag, { name, end, build }: Opened): Node {
  parser.open.push(end);
  const loops = LOOP_ENDS.has(end);
  const body = parseBody(parser, loops ? ['else', end] : [end]);
  const otherwise = loops ? parseElse(parser, end) : undefined;
  parser.open.pop();
  const block = closeBlock(parser, tag, { name, end });
  if (build === undefined) return broken({ start: tag.start, end: block.end }, [...body, ...(otherwise ?? [])]);
  return build(body, otherwise, block);
}

/** The part behind `{% else %}`, when that is the next tag. */
function parseElse(parser: TreeParser, end: string): Node[] | undefined {
  const tag = nextTag(parser, 'else');
  if (tag === undefined) return undefined;
  checkEmpty(parser, tag);
  return parseBody(parser, [end]);
}

/** Moves past the next piece when it is one of these tags. */
function nextTag(parser: TreeParser, ...names: readonly string[]): Tag | undefined {
  const piece = parser.pieces[parser.at];
  if (piece?.kind !== 'statement' || !names.includes(tagName(piece))) return undefined;
  parser.at++;
  return piece;
}

/** `else` and the end tags take nothing; `endblock` may repeat the block's name. */
function checkEmpty(parser: TreeParser, tag: Tag): void {
  guarded(parser, tag, (cursor) => {
    const name = tagName(tag);
    cursor.at++;
    if (name === 'else') skipOperator(cursor, ':');
    if (name === 'endblock' && peek(cursor)?.type === 'name') cursor.at++;
    finished(cursor, undefined);
  });
}

function closeBlock(parser: TreeParser, tag: Tag, { name, end }: { name: string; end: string }): Block {
  const open = { start: tag.start, end: tag.end };
  const closing = nextTag(parser, end);
  if (closing !== undefined) {
    checkEmpty(parser, closing);
    return { open, close: { start: closing.start, end: closing.end }, start: tag.start, end: closing.end };
  }
  report(parser, `\`{% ${name} %}\` is never closed: add \`{% ${end} %}\`.`, open);
  const at = parser.pieces[parser.at - 1]?.end ?? tag.end;
  return { open, close: { start: at, end: at }, start: tag.start, end: at };
}

function parseIf(parser: TreeParser, tag: Tag): Node {
  const branches: Branch[] = [];
  const lost: Node[] = [];
  const { elif } = parser.language;
  parser.open.push('endif');
  for (let head: Tag | undefined = tag; head !== undefined; head = nextTag(parser, ...elif)) {
    const test = guarded(parser, head, parseCondition);
    const body = parseBody(parser, [...elif, 'else', 'endif']);
    if (test === undefined) lost.push(...body);
    else branches.push({ tag: { start: head.start, end: head.end }, test, body });
  }
  const otherwise = parseElse(parser, 'endif');
  parser.open.pop();
  const block = closeBlock(parser, tag, { name: tagName(tag), end: 'endif' });
  if (lost.length === 0 && branches.length > 0) return { kind: 'if', branches, otherwise, ...block };
  const rest = branches.flatMap((branch) => branch.body);
  return broken({ start: tag.start, end: block.end }, [...lost, ...rest, ...(otherwise ?? [])]);
}

function parseCondition(cursor: Cursor): Expression {
  cursor.at++;
  const test = cursor.grammar.tuple(cursor, { conditional: false });
  skipOperator(cursor, ':');
  return finished(cursor, test);
}

/** What stands before the first case is left out, as in Nunjucks. */
function parseSwitch(parser: TreeParser, tag: Tag): Node {
  const ends = ['case', 'default', 'endswitch'];
  parser.open.push('endswitch');
  const subject = guarded(parser, tag, parseCondition);
  const before = parseBody(parser, ends);
  const cases: Branch[] = [];
  const lost: Node[] = [];
  for (let head = nextTag(parser, 'case'); head !== undefined; head = nextTag(parser, 'case')) {
    const test = guarded(parser, head, parseCondition);
    const body = parseBody(parser, ends);
    if (test === undefined) lost.push(...body);
    else cases.push({ tag: { start: head.start, end: head.end }, test, body });
  }
  const otherwise = nextTag(parser, 'default') === undefined ? undefined : parseBody(parser, ['endswitch']);
  parser.open.pop();
  const block = closeBlock(parser, tag, { name: 'switch', end: 'endswitch' });
  if (subject !== undefined && lost.length === 0) return { kind: 'switch', subject, cases, otherwise, ...block };
  const rest = cases.flatMap((one) => one.body);
  return broken({ start: tag.start, end: block.end }, [...before, ...lost, ...rest, ...(otherwise ?? [])]);
}
