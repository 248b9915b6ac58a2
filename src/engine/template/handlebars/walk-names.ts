import type { Span } from '../../text/span.js';
import type { NameKind, TemplateName } from '../names.js';
import { type Helper, helperOf, isBlockHelper, isUnknownHelper, knownHelpers } from './helpers.js';
import type { BlockNode, Call, Expression, NamedArgument, Node, PartialNode, Path, Segment } from './nodes.js';
import { meaningOf, type StaticScope, withContext, withParameters, withTested } from './static-scope.js';

/** A name and, of a variable, whether its absence is expected. */
export interface FoundName extends TemplateName {
  readonly guarded: boolean;
  /** True of a variable that may be a field of an item instead: values decide. */
  readonly either: boolean;
}

export interface FoundNames {
  readonly names: readonly FoundName[];
  /** True where all variables are read at once. */
  readonly readsAll: boolean;
}

interface Walk {
  readonly names: FoundName[];
  readonly messages: boolean;
  readonly inlines: ReadonlyMap<string, Segment>;
  readsAll: boolean;
}

/** The names in a template's tree. Words that are not in it, such as `else`, are not among them. */
export function walkNames(body: readonly Node[], messages: boolean): FoundNames {
  const walk: Walk = { names: [], messages, inlines: new Map(inlineNames(body)), readsAll: false };
  walkBody(body, { contexts: ['root'], parameters: new Map(), tested: new Set() }, walk);
  return walk;
}

/** Helpers that are called and that neither Handlebars nor dotprompt has. */
export function unknownHelpers(body: readonly Node[]): readonly TemplateName[] {
  const known: ReadonlySet<string> = new Set(knownHelpers(true));
  return walkNames(body, true).names.filter(({ kind, name }) => kind === 'helper' && !known.has(name));
}

/** Partials that the template defines itself, with the place of the name. */
export function inlineNames(nodes: readonly Node[]): [string, Segment][] {
  return nodes.flatMap((node): [string, Segment][] => {
    if (node.kind === 'block') return [...inlineNames(node.body), ...inlineNames(node.otherwise)];
    if (node.kind === 'partial') return inlineNames(node.body ?? []);
    if (node.kind !== 'inline') return [];
    const name = partialName(node.name);
    return [...(name === undefined ? [] : [[name.name, name] as [string, Segment]]), ...inlineNames(node.body)];
  });
}

/** A partial's name where it is written out, without its quotes. */
export function partialName(name: Expression | undefined): Segment | undefined {
  if (name === undefined || name.kind === 'call') return undefined;
  if (name.kind === 'path') return { name: name.original, start: name.start, end: name.end };
  const quote = typeof name.value === 'string' ? 1 : 0;
  return { name: String(name.value), start: name.start + quote, end: name.end - quote };
}

function walkBody(nodes: readonly Node[], scope: StaticScope, walk: Walk): void {
  for (const node of nodes) {
    if (node.kind === 'output') walkCall(node.call, scope, walk);
    else if (node.kind === 'block') walkBlock(node, scope, walk);
    else if (node.kind === 'partial') walkPartial(node, scope, walk);
    else if (node.kind === 'inline') {
      const name = partialName(node.name);
      if (name !== undefined) push(walk, name, 'macro', { definition: spanOf(name) });
      // Whoever shows it chooses its context.
      walkBody(node.body, withContext(scope, 'either'), walk);
    }
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function push(
  walk: Walk,
  { name, start, end }: Segment,
  kind: NameKind,
  {
    definition,
    guarded = false,
    either = false,
  }: { definition?: Span | undefined; guarded?: boolean; either?: boolean } = {},
): void {
  walk.names.push({ name, kind, span: { start, end }, definition, guarded, either });
}

/** A helper and what it is given, or a lookup. */
function walkCall(call: Call, scope: StaticScope, walk: Walk, guarded = false): void {
  const helper = helperOf(call, walk.messages);
  if (helper !== undefined) pushHelper(walk, call.callee, helper);
  else if (isUnknownHelper(call, walk.messages)) pushHelper(walk, call.callee, undefined);
  else walkPath(call.callee, scope, walk, guarded);
  walkArguments(call, scope, walk);
}

function walkArguments(
  call: { args: readonly Expression[]; named: readonly NamedArgument[] },
  scope: StaticScope,
  walk: Walk,
): void {
  for (const arg of call.args) walkExpression(arg, scope, walk);
  for (const { name, value } of call.named) {
    push(walk, name, 'argument');
    walkExpression(value, scope, walk);
  }
}

function pushHelper(walk: Walk, { start, end, original }: Path, helper: Helper | undefined): void {
  const isWord = helper !== undefined && ['if', 'unless', 'each', 'with'].includes(helper);
  push(walk, { name: original, start, end }, isWord ? 'keyword' : 'helper');
}

function walkExpression(expression: Expression, scope: StaticScope, walk: Walk, guarded = false): void {
  if (expression.kind === 'path') walkPath(expression, scope, walk, guarded);
  else if (expression.kind === 'call') walkCall(expression, scope, walk);
}

function walkPath(path: Path, scope: StaticScope, walk: Walk, guarded = false): void {
  const meaning = meaningOf(path, scope);
  if (meaning.kind === 'context') {
    walk.readsAll ||= meaning.context === 'root';
    if (path.data && path.segments[0] !== undefined) push(walk, path.segments[0], 'local');
    return;
  }
  path.segments.forEach((segment, i) => {
    if (meaning.kind === 'variable' && i === meaning.at)
      push(walk, segment, 'variable', {
        guarded: guarded || meaning.guarded,
        either: !path.data && scope.contexts[path.depth] === 'either',
      });
    else if (meaning.kind === 'parameter' && i === 0)
      push(walk, segment, 'local', { definition: spanOf(meaning.definition) });
    else push(walk, segment, path.data && i === 0 ? 'local' : 'property');
  });
}

function walkBlock(node: BlockNode, scope: StaticScope, walk: Walk): void {
  const { call, parameters } = node;
  const helper = helperOf(call, walk.messages);
  const [first] = call.args;
  const isCondition = helper === 'if' || helper === 'unless';
  if (helper !== undefined && isCondition && first !== undefined) {
    pushHelper(walk, call.callee, helper);
    walkExpression(first, scope, walk, true);
    walkArguments({ args: call.args.slice(1), named: call.named }, scope, walk);
  } else walkCall(call, scope, walk, true);
  for (const parameter of parameters) push(walk, parameter, 'local', { definition: spanOf(parameter) });
  const { body, otherwise } = blockScopes(node, scope, walk.messages);
  walkBody(node.body, body, walk);
  walkBody(node.otherwise, otherwise, walk);
}

/** What names mean inside a block. */
export function blockScopes(
  { call, parameters }: BlockNode,
  scope: StaticScope,
  messages: boolean,
): { body: StaticScope; otherwise: StaticScope } {
  const helper = helperOf(call, messages);
  const [first] = call.args;
  if (helper === 'if' || helper === 'unless') {
    const tested = first?.kind === 'path' ? withTested(scope, first) : scope;
    return { body: tested, otherwise: tested };
  }
  const inner = withParameters(scope, parameters);
  if (helper === 'each') return { body: withContext(inner, 'item'), otherwise: scope };
  if (helper === 'with')
    return { body: withContext(inner, isWholeRoot(first, scope) ? 'root' : 'item'), otherwise: scope };
  if (helper !== undefined && isBlockHelper(helper)) return { body: scope, otherwise: scope };
  const tested = withTested(inner, call.callee);
  return { body: withContext(tested, 'either'), otherwise: tested };
}

export function isWholeRoot(expression: Expression | undefined, scope: StaticScope): boolean {
  if (expression?.kind !== 'path') return false;
  const meaning = meaningOf(expression, scope);
  return meaning.kind === 'context' && meaning.context === 'root';
}

function walkPartial(node: PartialNode, scope: StaticScope, walk: Walk): void {
  const name = partialName(node.name);
  if (name !== undefined) {
    const inline = walk.inlines.get(name.name);
    push(walk, name, 'macro', { definition: inline && spanOf(inline) });
  } else walkExpression(node.name, scope, walk);
  // A partial that is given the whole context names its variables itself.
  const args = node.args.filter((arg) => !isWholeRoot(arg, scope));
  walkArguments({ args, named: node.named }, scope, walk);
  walkBody(node.body ?? [], scope, walk);
}
