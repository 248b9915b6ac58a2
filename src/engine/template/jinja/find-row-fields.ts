import type { RowFields } from '../links.js';
import type { Span } from '../../text/span.js';
import type { Expression, NameExpression } from './nodes.js';
import type { JinjaTemplate } from './parse-jinja.js';
import { resolveNames, type ResolvedNames } from './resolve-names.js';
import { childrenOf, type TreeNode } from './walk.js';

/** Filters that give the same rows, one of the rows, or only how many there are. */
const ROWS_FILTERS: ReadonlySet<string> = new Set(['list', 'reverse']);
const ROW_FILTERS: ReadonlySet<string> = new Set(['first', 'last', 'random']);
const COUNT_FILTERS: ReadonlySet<string> = new Set(['length', 'count']);

type Shape = 'rows' | 'row' | undefined;

interface Reader {
  readonly source: string;
  readonly list: string;
  readonly mentions: ResolvedNames['mentions'];
  /** Where loop variables that hold single rows are defined. */
  readonly rows: Set<number>;
  readonly fields: RowFields['fields'][number][];
  complete: boolean;
}

/** What a template takes from the rows of the list it knows as `list`: by loops, by index, by the filters that give rows. */
export function findRowFields({ source, body }: JinjaTemplate, list: string): RowFields {
  const { mentions, sites } = resolveNames(body);
  const reader: Reader = { source, list, mentions, rows: new Set(), fields: [], complete: true };
  for (const node of body) visit(reader, node);
  // A template included where a row is in sight may do anything with it.
  const passed = sites.some(({ locals }) =>
    [...locals.values()].some(({ definition }) => reader.rows.has(definition.start)),
  );
  return { fields: reader.fields, complete: reader.complete && !passed };
}

function visit(reader: Reader, node: TreeNode): void {
  if (node.kind === 'for' && shapeOf(reader, node.iterable) === 'rows' && node.target.kind === 'name') {
    reader.rows.add(node.target.start);
    visitInside(reader, node.iterable);
    for (const child of childrenOf(node)) if (child !== node.iterable && child !== node.target) visit(reader, child);
  } else if (readsField(reader, node) || isHarmless(reader, node)) {
    visitInside(reader, node);
  } else {
    if (isExpression(node) && shapeOf(reader, node) !== undefined) reader.complete = false;
    visitChildren(reader, node);
  }
}

/** Below an expression that is understood, the rows it is made from are too. */
function visitInside(reader: Reader, node: TreeNode): void {
  for (const child of childrenOf(node)) {
    if (isExpression(child) && shapeOf(reader, child) !== undefined) visitInside(reader, child);
    else visit(reader, child);
  }
}

function visitChildren(reader: Reader, node: TreeNode): void {
  for (const child of childrenOf(node)) visit(reader, child);
}

function isExpression(node: TreeNode): node is Expression {
  return node.kind === 'name' || node.kind === 'item' || node.kind === 'filter';
}

/** What an expression stands for. */
function shapeOf(reader: Reader, node: Expression): Shape {
  if (node.kind === 'name') return shapeOfName(reader, node);
  if (node.kind === 'item') {
    if (shapeOf(reader, node.object) !== 'rows') return undefined;
    return node.index.kind === 'slice' ? 'rows' : 'row';
  }
  if (node.kind !== 'filter' || node.input === undefined || shapeOf(reader, node.input) !== 'rows') return undefined;
  if (ROWS_FILTERS.has(node.name.name)) return 'rows';
  return ROW_FILTERS.has(node.name.name) ? 'row' : undefined;
}

function shapeOfName({ list, mentions, rows }: Reader, { name, start }: NameExpression): Shape {
  const mention = mentions.get(start);
  if (mention?.kind === 'variable' && name === list) return 'rows';
  return mention?.definition !== undefined && rows.has(mention.definition.start) ? 'row' : undefined;
}

/** `row.field` and `row['field']`. */
function readsField(reader: Reader, node: TreeNode): boolean {
  if (node.kind !== 'attribute' && node.kind !== 'item') return false;
  if (shapeOf(reader, node.object) !== 'row') return false;
  const field = node.kind === 'attribute' ? node.name : namedIn(reader.source, node.index);
  if (field !== undefined) reader.fields.push({ name: field.name, start: field.start, end: field.end });
  return field !== undefined;
}

/** A field's name in quotes, where it stands there as it is. */
function namedIn(source: string, index: Expression): (Span & { name: string }) | undefined {
  if (index.kind !== 'string') return undefined;
  const { value, start, end } = index;
  return source.slice(start + 1, end - 1) === value ? { name: value, start: start + 1, end: end - 1 } : undefined;
}

/** Asks whether there are rows, or how many. */
function isHarmless(reader: Reader, node: TreeNode): boolean {
  if (node.kind === 'test') return shapeOf(reader, node.input) !== undefined;
  if (node.kind === 'filter') {
    const counts = COUNT_FILTERS.has(node.name.name) && node.input !== undefined;
    return counts && shapeOf(reader, node.input) === 'rows';
  }
  return node.kind === 'if' && node.branches.some(({ test }) => shapeOf(reader, test) !== undefined);
}
