import { analyzeNodes } from '../analyze-scope.js';
import type { Expression, Node, SetBlockNode, SetNode, Target } from '../nodes.js';
import { createScope } from '../scope.js';
import { Fault, Markup, typeName } from '../values/value.js';
import { compileFilter } from './compile-filter.js';
import { compileTarget } from './compile-target.js';
import { type Compiler, inScope, type Place, siteOf } from './compiler.js';
import { scopeEntry } from './enter-scope.js';
import type { Evaluate, Execute } from './frame.js';
import { originOf, originReader, sole } from './origin.js';

export function compileSet(node: SetNode, compiler: Compiler, place: Place): Execute {
  if (compiler.semantics.dynamic && node.target.kind === 'tuple-target')
    return compileSetAll(node, node.target.items, [compiler, place]);
  const value = compiler.expression(node.value, place);
  const origin = originOf(node.value, place.scope, compiler.origins);
  const assign = compileTarget(compiler, node.target, [place, origin]);
  return (frame) => {
    assign(frame, value(frame));
    return undefined;
  };
}

/** `{% set a, b = 1 %}` of Nunjucks gives each name the same value. */
function compileSetAll(
  { value: node }: SetNode,
  targets: readonly Target[],
  [compiler, place]: readonly [Compiler, Place],
): Execute {
  const value = compiler.expression(node, place);
  const origin = originOf(node, place.scope, compiler.origins);
  const assigns = targets.map((target) => compileTarget(compiler, target, [place, origin]));
  return (frame) => {
    const given = value(frame);
    for (const assign of assigns) assign(frame, given);
    return undefined;
  };
}

/** A scope of its own for a body, entered before it runs. */
function compileInner(
  compiler: Compiler,
  nodes: readonly Node[],
  [place, extra]: readonly [Place, readonly Expression[]],
): { body: Execute; inner: Place } {
  if (compiler.semantics.dynamic) {
    analyzeNodes(place.scope, [...nodes, ...extra]);
    return { body: compiler.body(nodes, place), inner: place };
  }
  const scope = createScope(place.scope.unit, place.scope);
  analyzeNodes(scope, [...nodes, ...extra]);
  const enter = scopeEntry(scope);
  const inner = inScope(place, scope);
  const body = compiler.body(nodes, inner);
  const run: Execute = (frame) => {
    enter(frame);
    return body(frame);
  };
  return { body: run, inner };
}

/** A filter over the text that `body` writes. */
function compileCapture(
  compiler: Compiler,
  body: Execute,
  [filter, inner]: readonly [Extract<Expression, { kind: 'filter' }> | undefined, Place],
): Evaluate {
  const text: Evaluate = (frame) =>
    frame.run.captured(() => {
      body(frame);
    });
  return filter === undefined ? text : compileFilter(compiler, filter, inner, text);
}

export function compileSetBlock(compiler: Compiler, node: SetBlockNode, place: Place): Execute {
  const own = { ...place, extending: false };
  const { body, inner } = compileInner(compiler, node.body, [own, node.filter === undefined ? [] : [node.filter]]);
  const value = compileCapture(compiler, body, [node.filter, inner]);
  const origin = new Set(node.body.flatMap((child) => [...originOf(child, inner.scope, compiler.origins)]));
  const assign = compileTarget(compiler, node.target, [place, origin]);
  return (frame) => {
    assign(frame, value(frame));
    return undefined;
  };
}

export function compileFilterBlock(
  compiler: Compiler,
  node: Extract<Node, { kind: 'filter-block' }>,
  place: Place,
): Execute {
  const { body, inner } = compileInner(compiler, node.body, [place, [node.filter]]);
  const value = compileCapture(compiler, body, [node.filter, inner]);
  const names = new Set(node.body.flatMap((child) => [...originOf(child, inner.scope, compiler.origins)]));
  const origin = originReader(names, place.scope.unit);
  const site = siteOf(compiler, node.filter);
  const { dynamic, printed } = compiler.semantics;
  return (frame) => {
    const result = value(frame);
    frame.run.site = site;
    if (!dynamic && typeof result !== 'string' && !(result instanceof Markup))
      throw new Fault(`A block's filter gives text, this one gives ${typeName(result)}: end it with \`| string\`.`);
    const text = printed(result);
    const variable = sole(origin(frame));
    frame.run.write({
      kind: 'value',
      text,
      span: site.span,
      template: compiler.owner.name,
      variable,
    });
    return undefined;
  };
}
