import { inTextOrder, type Span } from '../../text/span.js';
import type { TemplateName } from '../names.js';
import { loopOf } from './loop.js';
import type { Expression, Piece, PomlAttribute, PomlElement, PomlNode } from './nodes.js';
import { definitionsOf } from './static-data.js';

/** A name as written, and whether it may be absent. */
export interface FoundName extends TemplateName {
  readonly guarded: boolean;
}

interface Scope {
  /** Undefined for what the language gives: `loop`. */
  readonly names: ReadonlyMap<string, Span | undefined>;
  readonly around: Scope | undefined;
}

interface Walk {
  readonly source: string;
  readonly found: FoundName[];
  /** What `<let>` has defined so far: it holds from there to the end of the file. */
  readonly defined: Map<string, Span | undefined>;
}

/** Every name in the expressions of a tree, in the order of the file. */
export function walkNames(children: readonly PomlNode[], source: string): readonly FoundName[] {
  const walk: Walk = { source, found: [], defined: new Map() };
  const scope: Scope = { names: walk.defined, around: undefined };
  for (const child of children) visitNode(child, scope, walk);
  return walk.found.sort(inTextOrder);
}

function visitNode(node: PomlNode, scope: Scope, walk: Walk): void {
  if (node.kind === 'element') visitElement(node, scope, walk);
  else visitHoles(node.pieces, scope, walk);
}

function visitElement(element: PomlElement, scope: Scope, walk: Walk): void {
  const loop = loopOf(element, walk.source);
  let inner = scope;
  if (loop !== undefined) {
    visit(loop.list, scope, walk);
    walk.found.push({ ...named(loop.name, 'local', loop.nameSpan), definition: loop.nameSpan, guarded: false });
    inner = { names: new Map([[loop.name, loop.nameSpan] as const, ['loop', undefined] as const]), around: scope };
  }
  for (const attribute of element.attributes)
    if (attribute.name !== 'for') visitAttribute(attribute, element, inner, walk);
  if (element.component === 'stylesheet' || element.component === 'tool') return;
  for (const child of element.children) visitNode(child, inner, walk);
  if (element.component === 'let' || element.component === 'context') define(element, walk);
}

function visitAttribute(attribute: PomlAttribute, element: PomlElement, scope: Scope, walk: Walk): void {
  const isExpression =
    attribute.name === 'if' ||
    (element.component === 'if' && attribute.name === 'condition') ||
    (element.component === 'let' && attribute.name === 'value');
  if (isExpression) visit(attribute.expression, scope, walk, element.component !== 'let');
  else visitHoles(attribute.pieces, scope, walk);
}

function define(element: PomlElement, { defined, found }: Walk): void {
  for (const { name, span } of definitionsOf(element) ?? []) {
    const first = defined.get(name) ?? span;
    defined.set(name, first);
    const isWritten = span.start !== element.nameSpan.start;
    if (isWritten) found.push({ ...named(name, 'local', span), definition: first, guarded: false });
  }
}

function visitHoles(pieces: readonly Piece[], scope: Scope, walk: Walk): void {
  for (const piece of pieces) if (piece.kind === 'hole') visit(piece.expression, scope, walk);
}

function visit(expression: Expression | undefined, scope: Scope, walk: Walk, guarded = false): void {
  if (expression === undefined) return;
  if (expression.kind === 'name') walk.found.push(resolved(expression.name, expression, scope, guarded));
  for (const [inner, isGuarded] of partsOf(expression, guarded)) visit(inner, scope, walk, isGuarded);
  if (expression.kind === 'member')
    walk.found.push({ ...named(expression.name, 'property', expression.nameSpan), guarded });
}

/** The expressions inside one, and whether their names may be absent there. */
function partsOf(expression: Expression, guarded: boolean): readonly (readonly [Expression, boolean])[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'member':
      return [[expression.target, guarded]];
    case 'index':
      return [
        [expression.target, guarded],
        [expression.index, false],
      ];
    case 'unary':
      return [[expression.operand, expression.operator === '!']];
    case 'binary':
      return [
        [expression.left, guarded || expression.operator === '||' || expression.operator === '??'],
        [expression.right, guarded],
      ];
    case 'choice':
      return [
        [expression.test, true],
        [expression.yes, guarded],
        [expression.no, guarded],
      ];
    case 'list':
      return expression.items.map((item) => [item, false]);
    case 'record':
      return expression.entries.map(([, value]) => [value, false]);
  }
}

function resolved(name: string, { start, end }: Span, scope: Scope, guarded: boolean): FoundName {
  const span = { start, end };
  for (let at: Scope | undefined = scope; at !== undefined; at = at.around) {
    if (at.names.has(name)) return { ...named(name, 'local', span), definition: at.names.get(name), guarded };
  }
  return { ...named(name, 'variable', span), guarded };
}

function named(name: string, kind: TemplateName['kind'], span: Span): TemplateName {
  return { name, kind, span, definition: undefined };
}
