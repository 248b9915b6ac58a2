import type { Span } from '../../text/span.js';
import {
  analyzeMacro,
  analyzeNodes,
  analyzeParameters,
  analyzeTarget,
  needsLoop,
  undeclaredNames,
} from './analyze-scope.js';
import { certainlyDefined, guardedInput } from './guards.js';
import { isInLayers, layerOn, type LayeredSet } from './layered-set.js';
import type {
  BlockNode,
  CallNode,
  Expression,
  ForNode,
  FromImportNode,
  IfNode,
  ImportNode,
  IncludeNode,
  MacroNode,
  Node,
  SetBlockNode,
  SetNode,
  Target,
} from './nodes.js';
import { createScope, createUnit, declareParameter, findVariable, type Scope, type Variable } from './scope.js';
import { childrenOf, type TreeNode } from './walk.js';

/** One place where a template names a variable, and which variable that is. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
  readonly variable: Variable;
  /** `declare`: the variable of a loop, a parameter, what `with` binds. `store`: what `set`, `macro` and imports assign to. */
  readonly how: 'read' | 'store' | 'declare';
  /** Variables that hold a value here whatever happened before. */
  readonly assigned: LayeredSet<Variable>;
  /** The name's absence is ruled out or expected here. */
  readonly guarded: boolean;
  /** Inside a `block`, which shares no scope with what is around it: the scopes there, outermost first. */
  readonly around: readonly Scope[];
}

/** A tag that brings in another template, and what that one can see. */
export interface Site {
  readonly node: IncludeNode | ImportNode | FromImportNode | ExtendsNode;
  /** The scopes in sight, the nearest last. */
  readonly scopes: readonly Scope[];
  readonly assigned: LayeredSet<Variable>;
}

type ExtendsNode = Node & { readonly kind: 'extends' };

export interface Listener {
  readonly mention: (mention: Mention) => void;
  readonly site?: (site: Site) => void;
}

/** What is known at one point of the template. */
interface Flow {
  readonly scope: Scope;
  readonly assigned: LayeredSet<Variable>;
  /** Names whose absence is ruled out or expected here. */
  readonly guards: LayeredSet<string>;
  readonly around: readonly Scope[];
}

/** Tells the listener of every mention of a variable and every template brought in, in the order of evaluation. */
export function walkMentions(body: readonly Node[], listen: Listener): void {
  visitUnit(listen, body, { special: ['self'], around: [] });
}

/** A template's or a block's top level: it shares no scope with what is around it. */
function visitUnit(
  listen: Listener,
  body: readonly Node[],
  { special, around }: { special: readonly string[]; around: readonly Scope[] },
): void {
  const scope = createScope(createUnit());
  for (const name of undeclaredNames(body, special)) declareParameter(scope, name);
  analyzeNodes(scope, body);
  const [assigned, guards] = [layerOn<Variable>(undefined), layerOn<string>(undefined)];
  visitAll(listen, body, { scope, assigned, guards, around });
}

function visitAll(listen: Listener, nodes: readonly TreeNode[], flow: Flow): void {
  for (const node of nodes) visit(listen, node, flow);
}

function visit(listen: Listener, node: TreeNode, flow: Flow): void {
  const special = visitors[node.kind];
  // The table's type pairs each kind with the nodes of that kind.
  const run = (special ?? visitExpression) as (listen: Listener, node: TreeNode, flow: Flow) => void;
  run(listen, node, flow);
}

type Visitors = {
  readonly [Kind in TreeNode['kind']]?: (listen: Listener, node: TreeNode & { kind: Kind }, flow: Flow) => void;
};

/** Statements that open a scope or assign, and names. Everything else is visited as an expression. */
const visitors: Visitors = {
  name: reference,
  if: visitIf,
  for: visitFor,
  macro: visitMacro,
  'call-block': visitMacro,
  block: visitBlock,
  set: visitSet,
  'set-block': visitSetBlock,
  with: visitWith,
  'filter-block': (listen, node, flow) => visitInner(listen, flow, [...node.body, node.filter]),
  autoescape: (listen, node, flow) => visitInner(listen, flow, [node.enabled, ...node.body]),
  include: visitSite,
  extends: visitSite,
  import: visitImport,
  'from-import': visitImport,
  broken: () => undefined,
};

function visitSet(listen: Listener, { value, target }: SetNode, flow: Flow): void {
  visit(listen, value, flow);
  assign(listen, target, flow);
}

function visitSetBlock(listen: Listener, { body, filter, target }: SetBlockNode, flow: Flow): void {
  visitInner(listen, flow, filter === undefined ? body : [...body, filter]);
  assign(listen, target, flow);
}

function visitSite(listen: Listener, node: Site['node'], flow: Flow): void {
  visit(listen, node.template, flow);
  listen.site?.({ node, scopes: [...flow.around, flow.scope], assigned: flow.assigned });
}

function visitImport(listen: Listener, node: ImportNode | FromImportNode, flow: Flow): void {
  visitSite(listen, node, flow);
  const names = node.kind === 'import' ? [node.target] : node.names.map(({ alias }) => alias);
  for (const name of names) store(listen, name, flow);
}

function visitExpression(listen: Listener, node: TreeNode, flow: Flow): void {
  if (node.kind === 'conditional') {
    visit(listen, node.test, flow);
    visit(listen, node.then, guardedBy(flow, node.test, true));
    if (node.otherwise !== undefined) visit(listen, node.otherwise, guardedBy(flow, node.test, false));
  } else if (node.kind === 'logic') {
    visit(listen, node.left, flow);
    visit(listen, node.right, guardedBy(flow, node.left, node.operator === 'and'));
  } else {
    const guarded = guardedInput(node);
    for (const child of childrenOf(node)) {
      visit(listen, child, child === guarded ? { ...flow, guards: layerOn(flow.guards, [guarded.name]) } : flow);
    }
  }
}

function guardedBy(flow: Flow, test: Expression, outcome: boolean): Flow {
  const names = certainlyDefined(test, outcome);
  return names.length === 0 ? flow : { ...flow, guards: layerOn(flow.guards, names) };
}

function reference(listen: Listener, { name, start, end }: Span & { name: string }, flow: Flow): void {
  mention(listen, { name, start, end }, flow, 'read');
}

function mention(
  listen: Listener,
  { name, start, end }: Span & { name: string },
  { scope, assigned, guards, around }: Flow,
  how: Mention['how'],
): Variable | undefined {
  const variable = findVariable(scope, name);
  if (variable === undefined) return undefined;
  listen.mention({ name, span: { start, end }, variable, how, assigned, guarded: isInLayers(guards, name), around });
  return variable;
}

function assign(listen: Listener, target: Target, flow: Flow): void {
  if (target.kind === 'name') store(listen, target, flow);
  else if (target.kind === 'tuple-target') for (const item of target.items) assign(listen, item, flow);
  else reference(listen, target.object, flow);
}

function store(listen: Listener, name: Span & { name: string }, flow: Flow): void {
  const variable = mention(listen, name, flow, 'store');
  if (variable !== undefined) flow.assigned.own.add(variable);
}

/** Names whose values are given when their scope is entered. */
function declare(listen: Listener, target: Target, flow: Flow): void {
  if (target.kind === 'name') mention(listen, target, flow, 'declare');
  else if (target.kind === 'tuple-target') for (const item of target.items) declare(listen, item, flow);
  else reference(listen, target.object, flow);
}

function visitIf(listen: Listener, { branches, otherwise }: IfNode, flow: Flow): void {
  const rest: Flow = { ...flow, guards: layerOn(flow.guards) };
  const ends: ReadonlySet<Variable>[] = [];
  for (const { test, body } of branches) {
    visit(listen, test, rest);
    const inside = guardedBy({ ...rest, assigned: layerOn(flow.assigned) }, test, true);
    visitAll(listen, body, inside);
    ends.push(inside.assigned.own);
    for (const name of certainlyDefined(test, false)) rest.guards.own.add(name);
  }
  const last = { ...rest, assigned: layerOn(flow.assigned) };
  visitAll(listen, otherwise ?? [], last);
  for (const variable of last.assigned.own) if (ends.every((end) => end.has(variable))) flow.assigned.own.add(variable);
}

function visitInner(listen: Listener, flow: Flow, nodes: readonly TreeNode[], scope = innerScope(flow)): Flow {
  analyzeNodes(scope, nodes);
  const inside = { ...flow, scope, assigned: layerOn(flow.assigned) };
  visitAll(listen, nodes, inside);
  return inside;
}

function innerScope({ scope }: Flow): Scope {
  return createScope(scope.unit, scope);
}

function visitFor(listen: Listener, node: ForNode, flow: Flow): void {
  visit(listen, node.iterable, flow);
  if (node.test !== undefined) {
    const scope = innerScope(flow);
    analyzeParameters(scope, node.target);
    declare(listen, node.target, visitInner(listen, flow, [node.test], scope));
  }
  const scope = innerScope(flow);
  if (needsLoop(node)) declareParameter(scope, 'loop');
  analyzeParameters(scope, node.target);
  declare(listen, node.target, visitInner(listen, flow, node.body, scope));
  visitInner(listen, flow, node.otherwise ?? []);
}

function visitMacro(listen: Listener, node: MacroNode | CallNode, flow: Flow): void {
  const scope = innerScope(flow);
  analyzeMacro(scope, node.parameters, node.body);
  const inside = { ...flow, scope, assigned: layerOn(flow.assigned) };
  for (const { name, fallback } of node.parameters) {
    mention(listen, name, inside, 'declare');
    if (fallback !== undefined) visit(listen, fallback, inside);
  }
  visitAll(listen, node.body, inside);
  if (node.kind === 'macro') store(listen, node.name, flow);
  else visit(listen, node.call, flow);
}

function visitBlock(listen: Listener, { body }: BlockNode, { scope, around }: Flow): void {
  visitUnit(listen, body, { special: ['self', 'super'], around: [...around, scope] });
}

function visitWith(listen: Listener, node: Node & { kind: 'with' }, flow: Flow): void {
  for (const { value } of node.bindings) visit(listen, value, flow);
  const scope = innerScope(flow);
  for (const { target } of node.bindings) {
    if (target.kind === 'name') declareParameter(scope, target.name);
    else analyzeTarget(scope, target);
  }
  const inside = visitInner(listen, flow, node.body, scope);
  for (const { target } of node.bindings) declare(listen, target, inside);
}
