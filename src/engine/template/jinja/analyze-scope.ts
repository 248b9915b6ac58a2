import type {
  Expression,
  ForNode,
  FromImportNode,
  IfNode,
  ImportNode,
  Node,
  Parameter,
  SetBlockNode,
  SetNode,
  Target,
} from './nodes.js';
import { branchOf, declareParameter, joinBranches, recordLoad, recordStore, type Scope } from './scope.js';
import { childrenOf, type TreeNode } from './walk.js';

/** Records every name that `nodes` load and store in this scope. Inner scopes are left to their own analysis. */
export function analyzeNodes(scope: Scope, nodes: readonly TreeNode[]): void {
  for (const node of nodes) analyzeNode(scope, node);
}

/** As `analyzeNodes`, for the targets of loops, whose values are given from outside the scope. */
export function analyzeParameters(scope: Scope, target: Target): void {
  if (target.kind === 'name') declareParameter(scope, target.name);
  else if (target.kind === 'tuple-target') for (const item of target.items) analyzeParameters(scope, item);
  else recordLoad(scope, target.object.name);
}

export function analyzeTarget(scope: Scope, target: Target): void {
  if (target.kind === 'name') recordStore(scope, target.name);
  else if (target.kind === 'tuple-target') for (const item of target.items) analyzeTarget(scope, item);
  else recordLoad(scope, target.object.name);
}

/** A macro's or call block's own scope: parameters, their defaults, the body, and the special names it asks for. */
export function analyzeMacro(
  scope: Scope,
  parameters: readonly Parameter[],
  body: readonly Node[],
  names: readonly string[] = ['caller', 'kwargs', 'varargs'],
): readonly string[] {
  const special = undeclaredNames(body, names);
  const analyze = (): void => {
    for (const { name } of parameters) declareParameter(scope, name.name);
    analyzeNodes(
      scope,
      parameters.flatMap(({ fallback }) => (fallback === undefined ? [] : [fallback])),
    );
    analyzeNodes(scope, body);
  };
  const wanted = special.filter((name) => parameters.every((parameter) => parameter.name.name !== name));
  for (const name of wanted) declareParameter(scope, name);
  analyze();
  return wanted;
}

/** True when the loop needs a `loop` variable: it is recursive, its body speaks of `loop`, or a block in it may. */
export function needsLoop(node: ForNode): boolean {
  return node.recursive || undeclaredNames(node.body, ['loop']).length > 0 || hasScopedBlock(node.body);
}

function hasScopedBlock(nodes: readonly TreeNode[]): boolean {
  return nodes.some((node) => (node.kind === 'block' && node.scoped) || hasScopedBlock(childrenOf(node)));
}

/** Those of `names` that the nodes load before they store them; blocks are not looked into. */
export function undeclaredNames(nodes: readonly TreeNode[], names: readonly string[]): readonly string[] {
  const sought = new Set(names);
  const found = new Set<string>();
  const visit = (node: TreeNode): void => {
    if (node.kind === 'name' && sought.has(node.name)) found.add(node.name);
    if (node.kind === 'block') return;
    if (node.kind === 'set' || node.kind === 'set-block' || node.kind === 'for' || node.kind === 'with') {
      visitAssigning(node);
      return;
    }
    for (const child of childrenOf(node)) visit(child);
  };
  const visitAssigning = (node: TreeNode): void => {
    const targets = targetsOf(node);
    for (const child of childrenOf(node)) {
      if (targets.includes(child)) forget(child as Target);
      else visit(child);
    }
  };
  const forget = (target: Target): void => {
    if (target.kind === 'name') sought.delete(target.name);
    else if (target.kind === 'tuple-target') target.items.forEach(forget);
  };
  for (const node of nodes) visit(node);
  return [...found];
}

function targetsOf(node: TreeNode): readonly TreeNode[] {
  if (node.kind === 'with') return node.bindings.map(({ target }) => target);
  return 'target' in node && 'kind' in node.target ? [node.target] : [];
}

function analyzeNode(scope: Scope, node: TreeNode): void {
  const { kind } = node;
  if (kind === 'name') recordLoad(scope, node.name);
  else if (kind === 'if') analyzeIf(scope, node);
  else if (kind === 'macro') recordStore(scope, node.name.name);
  else if (kind === 'set' || kind === 'set-block') analyzeAssignment(scope, node);
  else if (kind === 'import' || kind === 'from-import') analyzeImport(scope, node);
  else analyzeNodes(scope, OWN_SCOPE.has(kind) ? headOf(node) : childrenOf(node));
}

/** Statements whose body is a scope of its own: only their heads belong to the scope around them. */
const OWN_SCOPE: ReadonlySet<string> = new Set([
  'for',
  'call-block',
  'filter-block',
  'with',
  'block',
  'autoescape',
  'broken',
]);

function headOf(node: TreeNode): readonly Expression[] {
  if (node.kind === 'for') return [node.iterable];
  if (node.kind === 'call-block') return [node.call];
  if (node.kind === 'filter-block') return [node.filter];
  return node.kind === 'with' ? node.bindings.map(({ value }) => value) : [];
}

function analyzeAssignment(scope: Scope, node: SetNode | SetBlockNode): void {
  if (node.kind === 'set') analyzeNode(scope, node.value);
  analyzeTarget(scope, node.target);
}

function analyzeImport(scope: Scope, node: ImportNode | FromImportNode): void {
  analyzeNode(scope, node.template);
  const names = node.kind === 'import' ? [node.target] : node.names.map(({ alias }) => alias);
  for (const { name } of names) recordStore(scope, name);
}

function analyzeIf(scope: Scope, { branches, otherwise }: IfNode): void {
  const [first, ...others] = branches;
  if (first === undefined) return;
  analyzeNode(scope, first.test);
  const ways = [branchWith(scope, first.body)];
  if (others.length > 0) {
    const elif = branchOf(scope);
    for (const { test, body } of others) analyzeElif(elif, test, body);
    ways.push(elif);
  }
  if (otherwise !== undefined) ways.push(branchWith(scope, otherwise));
  joinBranches(scope, ways);
}

function analyzeElif(scope: Scope, test: Expression, nodes: readonly Node[]): void {
  analyzeNode(scope, test);
  joinBranches(scope, [branchWith(scope, nodes)]);
}

function branchWith(scope: Scope, nodes: readonly Node[]): Scope {
  const branch = branchOf(scope);
  analyzeNodes(branch, nodes);
  return branch;
}
