import { analyzeNodes, analyzeParameters, needsLoop } from '../analyze-scope.js';
import type { ForNode } from '../nodes.js';
import { createScope, createUnit, declareParameter, type Scope, type Variable } from '../scope.js';
import { Undefined, type Value } from '../values/value.js';
import { childrenOf, type TreeNode } from '../walk.js';
import { type Assign, compileTarget } from './compile-target.js';
import { type Compiler, inScope, type Place, siteOf } from './compiler.js';
import { scopeEntry } from './enter-scope.js';
import { type Evaluate, type Execute, type Frame, innerFrame, type Signal } from './frame.js';
import { LoopState, loopVariable, type Recursion } from './loop-state.js';
import { addOrigin, originOf } from './origin.js';
import type { Site } from '../../site.js';
import type { Semantics } from './semantics.js';

interface LoopCode {
  readonly site: Site;
  readonly iterable: Evaluate;
  readonly assign: Assign;
  readonly filter: ((frame: Frame, items: Iterable<Value>) => Iterable<Value>) | undefined;
  /** Run before each turn, or once where values last from turn to turn. */
  readonly enter: (frame: Frame) => void;
  readonly body: Execute;
  readonly otherwise: ((frame: Frame) => void) | undefined;
  readonly semantics: Semantics;
  /** How many variables an item is divided among; undefined for one that takes it whole. */
  readonly count: number | undefined;
  /** Where the `loop` variable is kept; undefined when nothing asks for it. */
  readonly loop: Variable | undefined;
  /** The unit of a recursive loop, which has a frame of its own for every level. */
  readonly slots: { readonly slots: number } | undefined;
}

export function compileFor(compiler: Compiler, node: ForNode, place: Place): Execute {
  const code = compileLoop(compiler, node, place);
  return (frame) => {
    const value = code.iterable(frame);
    if (code.slots === undefined) runLoop(code, frame, { value, depth: 0 });
    else runRecursive(code, frame, { value, depth: 0 });
    return undefined;
  };
}

function compileLoop(compiler: Compiler, node: ForNode, place: Place): LoopCode {
  const iterable = compiler.expression(node.iterable, place);
  const origin = originOf(node.iterable, place.scope, compiler.origins);
  const unit = node.recursive ? createUnit(place.scope.unit) : place.scope.unit;
  const filter = compileLoopFilter(compiler, node, [place, createScope(unit, place.scope)]);
  const scope = createScope(unit, place.scope);
  const wanted = needsLoop(node) || (compiler.semantics.dynamic && bringsIn(node.body));
  const loop = wanted ? declareParameter(scope, 'loop') : undefined;
  analyzeParameters(scope, node.target);
  analyzeNodes(scope, node.body);
  const inner = inScope(place, scope);
  if (loop !== undefined) addOrigin(compiler.origins, loop, new Set());
  const assign = compileTarget(compiler, node.target, [inner, origin]);
  const body = compiler.body(node.body, inner);
  const otherwise = compileElse(compiler, node, [place, createScope(unit, place.scope)]);
  const site = siteOf(compiler, node.iterable);
  return {
    site,
    iterable,
    assign,
    filter,
    enter: scopeEntry(scope, compiler.semantics.dynamic),
    body,
    otherwise,
    semantics: compiler.semantics,
    count: node.target.kind === 'tuple-target' ? node.target.items.length : undefined,
    loop,
    slots: node.recursive ? unit : undefined,
  };
}

/** True when another template may speak of `loop` here. */
function bringsIn(nodes: readonly TreeNode[]): boolean {
  return nodes.some((node) => node.kind === 'include' || bringsIn(childrenOf(node)));
}

function compileElse(
  compiler: Compiler,
  { otherwise, target }: ForNode,
  [place, scope]: readonly [Place, Scope],
): LoopCode['otherwise'] {
  if (otherwise === undefined) return undefined;
  if (compiler.semantics.dynamic) analyzeParameters(scope, target);
  analyzeNodes(scope, otherwise);
  const enter = scopeEntry(scope, compiler.semantics.dynamic);
  const body = compiler.body(otherwise, inScope(place, scope));
  return (frame) => {
    enter(frame);
    body(frame);
  };
}

/** `for x in xs if test`: items are tested one at a time, as the body asks for them. */
function compileLoopFilter(
  compiler: Compiler,
  node: ForNode,
  [place, scope]: readonly [Place, Scope],
): LoopCode['filter'] {
  if (node.test === undefined) return undefined;
  analyzeParameters(scope, node.target);
  analyzeNodes(scope, [node.test]);
  const inner = inScope(place, scope);
  const assign = compileTarget(compiler, node.target, [inner, originOf(node.iterable, place.scope, compiler.origins)]);
  const test = compiler.expression(node.test, inner);
  const enter = scopeEntry(scope);
  const { truthy } = compiler.semantics;
  return function* filtered(frame, items) {
    for (const item of items) {
      frame.run.spend(1);
      assign(frame, item);
      enter(frame);
      if (truthy(test(frame))) yield item;
    }
  };
}

interface Items {
  readonly value: Value;
  readonly depth: number;
}

function runLoop(code: LoopCode, frame: Frame, { value, depth }: Items): void {
  const { run } = frame;
  run.site = code.site;
  if (value instanceof Undefined) run.meet(value);
  const all = code.semantics.items(value, code.count);
  const items = code.filter === undefined ? all : code.filter(frame, all);
  if (code.semantics.dynamic) code.enter(frame);
  const finished =
    code.loop === undefined ? plainLoop(code, frame, items) : fullLoop(code, frame, [items, { value, depth }]);
  // As in jinja2: a turn that `break` or `continue` cut short does not count.
  if (finished === 0) code.otherwise?.(frame);
}

/** Runs the body once. */
function step({ assign, enter, body, semantics }: LoopCode, frame: Frame, item: Value): Signal {
  frame.run.spend(1);
  assign(frame, item);
  if (!semantics.dynamic) enter(frame);
  return body(frame);
}

function plainLoop(code: LoopCode, frame: Frame, items: Iterable<Value>): number {
  let finished = 0;
  for (const item of items) {
    const signal = step(code, frame, item);
    if (signal === 'break') break;
    if (signal === undefined) finished++;
  }
  return finished;
}

function fullLoop(code: LoopCode, frame: Frame, [items, { value, depth }]: readonly [Iterable<Value>, Items]): number {
  const counted = code.filter === undefined && !code.semantics.dynamic;
  const state = new LoopState({ value: counted ? value : undefined, items, depth });
  const recurses = code.slots === undefined ? undefined : recursion(code, frame);
  const variable = loopVariable(state, recurses, code.semantics.loopNames);
  let finished = 0;
  for (let item = state.next(); item !== undefined; item = state.next()) {
    if (code.loop !== undefined) frame.slots[code.loop.slot] = variable;
    const signal = step(code, frame, item);
    if (signal === 'break') break;
    if (signal === undefined) finished++;
  }
  return finished;
}

function recursion(code: LoopCode, frame: Frame): Recursion {
  const emit: Recursion['emit'] = (value, depth) => runRecursive(code, frame.parent ?? frame, { value, depth });
  return { emit, capture: (value, depth) => frame.run.captured(() => emit(value, depth)) };
}

function runRecursive(code: LoopCode, outer: Frame, items: Items): void {
  outer.run.enter();
  runLoop(code, innerFrame(code.slots?.slots ?? 0, outer), items);
  outer.run.leave();
}
