import type { Span } from '../../../text/span.js';
import type { Node } from '../nodes.js';
import { type OpenedBlock, type StatementParser, statements } from '../parse-statement.js';
import { parseTarget } from '../parse-target.js';
import { type Cursor, expectIdentifier, expectWord, isName, peek, skipOperator } from '../token-cursor.js';

/** Jinja's statements that Nunjucks reads in the same way. */
const SHARED = ['macro', 'call', 'filter', 'import', 'from', 'extends'];

/** Nunjucks' tags but `if` and `switch`, whose parts have heads of their own. */
export const nunjucksStatements: ReadonlyMap<string, StatementParser> = new Map([
  ...[...statements].filter(([name]) => SHARED.includes(name)),
  ...Object.entries<StatementParser>({
    for: (cursor) => parseFor(cursor, 'endfor'),
    asyncEach: (cursor) => parseFor(cursor, 'endeach'),
    asyncAll: (cursor) => parseFor(cursor, 'endall'),
    set: parseSet,
    block: parseBlock,
    include: parseInclude,
  }),
]);

function parseFor(cursor: Cursor, end: string): OpenedBlock {
  const target = parseTarget(cursor, 'in');
  expectWord(cursor, 'in');
  const iterable = cursor.grammar.expression(cursor);
  const build: OpenedBlock['build'] = (body, otherwise, block) => {
    return { kind: 'for', target, iterable, test: undefined, recursive: false, body, otherwise, ...block };
  };
  return { end, build };
}

/** One value may be given to several names at once: `{% set a, b = 1 %}`. */
function parseSet(cursor: Cursor, tag: Span): Node | OpenedBlock {
  const target = parseTarget(cursor);
  if (!skipOperator(cursor, '='))
    return {
      end: 'endset',
      build: (body, _, block) => ({ kind: 'set-block', target, filter: undefined, body, ...block }),
    };
  return { kind: 'set', target, value: cursor.grammar.expression(cursor), start: tag.start, end: tag.end };
}

function parseBlock(cursor: Cursor): OpenedBlock {
  const name = expectIdentifier(cursor, "the block's name");
  const build: OpenedBlock['build'] = (body, _, block) => {
    return { kind: 'block', name, scoped: true, required: false, body, ...block };
  };
  return { end: 'endblock', build };
}

function parseInclude(cursor: Cursor, { start, end }: Span): Node {
  const template = cursor.grammar.expression(cursor);
  const optional = isName(peek(cursor), 'ignore') && isName(peek(cursor, 1), 'missing');
  if (optional) cursor.at += 2;
  return { kind: 'include', template, optional, withContext: true, start, end };
}
