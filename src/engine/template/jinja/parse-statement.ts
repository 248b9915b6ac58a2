import type { Span } from '../../text/span.js';
import type { Block, Expression, FromImportNode, Node } from './nodes.js';
import { parseFilter } from './parse-operand.js';
import { parseParameters, parseSetTarget, parseTarget } from './parse-target.js';
import {
  type Cursor,
  expectIdentifier,
  expectOperator,
  expectWord,
  isName,
  isOperator,
  peek,
  skipName,
  skipOperator,
  SyntaxFault,
} from './token-cursor.js';

/** A block whose opening tag is read; `build` makes the node once its body is. */
export interface OpenedBlock {
  readonly end: string;
  readonly build: (body: readonly Node[], otherwise: readonly Node[] | undefined, block: Block) => Node;
}

/** Reads a tag whose name is already read. */
export type StatementParser = (cursor: Cursor, tag: Span) => Node | OpenedBlock;

/** Every tag but `if`, whose branches have heads of their own. The cursor is behind the tag's name. */
export const statements: ReadonlyMap<string, StatementParser> = new Map(
  Object.entries<StatementParser>({
    for: parseFor,
    set: parseSet,
    macro: parseMacro,
    call: parseCallBlock,
    filter: parseFilterBlock,
    with: parseWith,
    block: parseBlock,
    autoescape: parseAutoescape,
    include: parseInclude,
    import: parseImport,
    from: parseFromImport,
    extends: (cursor, tag) => ({ kind: 'extends', template: cursor.grammar.expression(cursor), ...spanOf(tag) }),
    do: (cursor, tag) => ({ kind: 'do', value: cursor.grammar.tuple(cursor), ...spanOf(tag) }),
    print: parsePrint,
    break: (_, tag) => ({ kind: 'break', ...spanOf(tag) }),
    continue: (_, tag) => ({ kind: 'continue', ...spanOf(tag) }),
  }),
);

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function parseFor(cursor: Cursor): OpenedBlock {
  const target = parseTarget(cursor, 'in');
  expectWord(cursor, 'in');
  const iterable = cursor.grammar.tuple(cursor, { conditional: false, stop: 'recursive' });
  const test = skipName(cursor, 'if') ? cursor.grammar.expression(cursor) : undefined;
  const recursive = skipName(cursor, 'recursive');
  const build: OpenedBlock['build'] = (body, otherwise, block) => {
    return { kind: 'for', target, iterable, test, recursive, body, otherwise, ...block };
  };
  return { end: 'endfor', build };
}

function parseSet(cursor: Cursor, tag: Span): Node | OpenedBlock {
  const target = parseSetTarget(cursor);
  if (skipOperator(cursor, '=')) return { kind: 'set', target, value: cursor.grammar.tuple(cursor), ...spanOf(tag) };
  const filter = isOperator(peek(cursor), '|') ? parseBlockFilter(cursor) : undefined;
  return { end: 'endset', build: (body, _, block) => ({ kind: 'set-block', target, filter, body, ...block }) };
}

/** One filter or several, `trim | upper`, with or without a `|` before the first. */
function parseBlockFilter(cursor: Cursor): Expression & { kind: 'filter' } {
  skipOperator(cursor, '|');
  let filter = parseFilter(cursor, undefined);
  while (skipOperator(cursor, '|')) filter = parseFilter(cursor, filter);
  return filter;
}

function parseMacro(cursor: Cursor): OpenedBlock {
  const name = expectIdentifier(cursor, "the macro's name");
  const parameters = parseParameters(cursor);
  return { end: 'endmacro', build: (body, _, block) => ({ kind: 'macro', name, parameters, body, ...block }) };
}

function parseCallBlock(cursor: Cursor): OpenedBlock {
  const parameters = isOperator(peek(cursor), '(') ? parseParameters(cursor) : [];
  const call = cursor.grammar.expression(cursor);
  if (call.kind !== 'call') throw new SyntaxFault('Expected the call of a macro, as in `{% call dialog() %}`.', call);
  return { end: 'endcall', build: (body, _, block) => ({ kind: 'call-block', call, parameters, body, ...block }) };
}

function parseFilterBlock(cursor: Cursor): OpenedBlock {
  const filter = parseBlockFilter(cursor);
  return { end: 'endfilter', build: (body, _, block) => ({ kind: 'filter-block', filter, body, ...block }) };
}

function parseWith(cursor: Cursor): OpenedBlock {
  const bindings: { target: ReturnType<typeof parseTarget>; value: Expression }[] = [];
  while (peek(cursor) !== undefined && !isOperator(peek(cursor), ':')) {
    if (bindings.length > 0) expectOperator(cursor, ',');
    const target = parseTarget(cursor);
    expectOperator(cursor, '=');
    bindings.push({ target, value: cursor.grammar.expression(cursor) });
  }
  return { end: 'endwith', build: (body, _, block) => ({ kind: 'with', bindings, body, ...block }) };
}

function parseBlock(cursor: Cursor): OpenedBlock {
  const name = expectIdentifier(cursor, "the block's name");
  const scoped = skipName(cursor, 'scoped');
  const required = skipName(cursor, 'required');
  const next = peek(cursor);
  if (next !== undefined && isOperator(next, '-'))
    throw new SyntaxFault('A block name has no hyphens: use an underscore.', next);
  return { end: 'endblock', build: (body, _, block) => ({ kind: 'block', name, scoped, required, body, ...block }) };
}

function parseAutoescape(cursor: Cursor): OpenedBlock {
  const enabled = cursor.grammar.expression(cursor);
  return { end: 'endautoescape', build: (body, _, block) => ({ kind: 'autoescape', enabled, body, ...block }) };
}

function parseInclude(cursor: Cursor, tag: Span): Node {
  const template = cursor.grammar.expression(cursor);
  const optional = isName(peek(cursor), 'ignore') && isName(peek(cursor, 1), 'missing');
  if (optional) cursor.at += 2;
  return { kind: 'include', template, optional, withContext: parseContext(cursor) ?? true, ...spanOf(tag) };
}

function parseContext(cursor: Cursor): boolean | undefined {
  const word = peek(cursor);
  if (!isName(word, 'with', 'without') || !isName(peek(cursor, 1), 'context')) return undefined;
  cursor.at += 2;
  return word?.text === 'with';
}

function parseImport(cursor: Cursor, tag: Span): Node {
  const template = cursor.grammar.expression(cursor);
  expectWord(cursor, 'as');
  const target = expectIdentifier(cursor, 'a name for the imported template');
  return { kind: 'import', template, target, withContext: parseContext(cursor) ?? false, ...spanOf(tag) };
}

function parseFromImport(cursor: Cursor, tag: Span): Node {
  const template = cursor.grammar.expression(cursor);
  expectWord(cursor, 'import');
  const names: FromImportNode['names'][number][] = [];
  let withContext: boolean | undefined;
  do {
    withContext = parseContext(cursor);
    if (withContext !== undefined || (names.length > 0 && peek(cursor) === undefined)) break;
    const name = expectIdentifier(cursor, 'a name to import');
    if (name.name.startsWith('_'))
      throw new SyntaxFault('Names that begin with an underscore cannot be imported.', name);
    names.push({ name, alias: skipName(cursor, 'as') ? expectIdentifier(cursor, 'a name') : name });
    withContext = parseContext(cursor);
  } while (withContext === undefined && skipOperator(cursor, ','));
  return { kind: 'from-import', template, names, withContext: withContext ?? false, ...spanOf(tag) };
}

function parsePrint(cursor: Cursor, tag: Span): Node {
  const values: Expression[] = [];
  while (peek(cursor) !== undefined) {
    if (values.length > 0) expectOperator(cursor, ',');
    values.push(cursor.grammar.expression(cursor));
  }
  return { kind: 'print', values, ...spanOf(tag) };
}
