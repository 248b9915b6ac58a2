import { analyzeNodes, analyzeTarget } from '../analyze-scope.js';
import { byKind, type ByKind } from '../by-kind.js';
import type { Expression, IfNode, Node, SwitchNode, WithNode } from '../nodes.js';
import { createScope, declareParameter } from '../scope.js';
import { Fault, Undefined, type Value } from '../values/value.js';
import { compileBlock, compileExtends } from './compile-block.js';
import { compileEmittingCall } from './compile-call.js';
import { compileFor } from './compile-for.js';
import { compileFromImport, compileImport, compileInclude } from './compile-include.js';
import { compileCallBlock, compileMacro } from './compile-macro.js';
import { compileFilterBlock, compileSet, compileSetBlock } from './compile-set.js';
import { compileTarget } from './compile-target.js';
import { type Compiler, inScope, type Place, siteOf } from './compiler.js';
import { scopeEntry } from './enter-scope.js';
import type { Execute, Frame } from './frame.js';
import { originOf, originReader, sole, soleName } from './origin.js';

/** Statements in order; a `break` or `continue` leaves the rest out. */
export function compileBody(compiler: Compiler, nodes: readonly Node[], place: Place): Execute {
  const steps = nodes.flatMap((node) => compileNode(compiler, node, place) ?? []);
  const [first, second, third] = steps;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  // Most bodies are as short as text, value, text. Written out, each call is made straight at what mostly stands there.
  if (third === undefined) return (frame) => first(frame) ?? second(frame);
  if (steps.length === 3) return (frame) => first(frame) ?? second(frame) ?? third(frame);
  return (frame) => {
    // By index: the list of a short prompt is walked in less time than an iterator is made.
    for (let i = 0; i < steps.length; i++) {
      const signal = steps[i]?.(frame);
      if (signal !== undefined) return signal;
    }
    return undefined;
  };
}

function compileNode(compiler: Compiler, node: Node, place: Place): Execute | undefined {
  return byKind<Node, [Compiler, Place], Execute | undefined>(compilers, node, compiler, place);
}

const compilers: ByKind<Node, [Compiler, Place], Execute | undefined> = {
  comment: () => undefined,
  broken: () => undefined,
  text: (node, compiler, place) => writing(compileText(compiler, node), place),
  raw: ({ text }, compiler, place) => text && writing(compileText(compiler, text), place),
  marker: (node, compiler, place) => writing(compileMarker(node, compiler.owner.name), place),
  output: ({ value }, compiler, place) => writing(compileOutput(compiler, value, place), place),
  print: ({ values }, compiler, place) => {
    return writing(compileAll(values.map((value) => compileOutput(compiler, value, place))), place);
  },
  do: compileDo,
  set: compileSet,
  break: () => () => 'break',
  continue: () => () => 'continue',
  if: (node, compiler, place) => compileIf(compiler, node, place),
  switch: (node, compiler, place) => compileSwitch(compiler, node, place),
  for: (node, compiler, place) => compileFor(compiler, node, place),
  macro: (node, compiler, place) => compileMacro(compiler, node, place),
  'call-block': (node, compiler, place) => compileCallBlock(compiler, node, place),
  with: (node, compiler, place) => compileWith(compiler, node, place),
  'set-block': (node, compiler, place) => compileSetBlock(compiler, node, place),
  'filter-block': (node, compiler, place) => compileFilterBlock(compiler, node, place),
  autoescape: (node, compiler, place) => compileAutoescape(compiler, node, place),
  include: (node, compiler, place) => compileInclude(compiler, node, place),
  import: (node, compiler, place) => compileImport(compiler, node, place),
  'from-import': (node, compiler, place) => compileFromImport(compiler, node, place),
  block: (node, compiler, place) => compileBlock(compiler, node, place),
  extends: (node, compiler, place) => compileExtends(compiler, node, place),
};

/** A template that extends another writes nothing itself; what it includes does. */
function writing(write: Execute, place: Place): Execute {
  if (!place.extending) return write;
  return (frame) => (frame.context.parent === undefined ? write(frame) : undefined);
}

function compileDo({ value }: Extract<Node, { kind: 'do' }>, compiler: Compiler, place: Place): Execute {
  const evaluate = compiler.expression(value, place);
  return (frame) => {
    evaluate(frame);
    return undefined;
  };
}

function compileAll(steps: readonly Execute[]): Execute {
  return (frame) => {
    for (const step of steps) step(frame);
    return undefined;
  };
}

function compileText({ owner }: Compiler, { text, start, end }: Extract<Node, { kind: 'text' }>): Execute {
  const segment = { kind: 'literal', text, span: { start, end }, template: owner.name } as const;
  return (frame) => {
    frame.run.write(segment);
    return undefined;
  };
}

function compileMarker({ name, start, end }: Extract<Node, { kind: 'marker' }>, template: string | undefined): Execute {
  const segment = { kind: 'marker', name, span: { start, end }, template } as const;
  return (frame) => {
    frame.run.out.push(segment);
    return undefined;
  };
}

function compileOutput(compiler: Compiler, node: Expression, place: Place): Execute {
  const site = siteOf(compiler, node);
  const template = compiler.owner.name;
  const { span } = site;
  const origin = originOf(node, place.scope, compiler.origins);
  const only = soleName(origin);
  const names = originReader(origin, place.scope.unit);
  const { printed } = compiler.semantics;
  const print = (frame: Frame, value: Value): void => {
    const { run } = frame;
    run.site = site;
    // The text first: most values are, and this runs for every one that is printed.
    if (typeof value !== 'string' && value instanceof Undefined) run.meet(value);
    const text = typeof value === 'string' ? value : printed(value);
    const variable = only !== undefined && frame.context.origins === undefined ? only : sole(names(frame));
    run.write({ kind: 'value', text, span, template, variable });
  };
  if (node.kind === 'call') {
    const emit = compileEmittingCall(compiler, node, place);
    return (frame) => {
      const value = emit(frame);
      if (value !== undefined) print(frame, value);
      return undefined;
    };
  }
  const evaluate = compiler.expression(node, place);
  return (frame) => {
    print(frame, evaluate(frame));
    return undefined;
  };
}

function compileIf(compiler: Compiler, { branches, otherwise }: IfNode, place: Place): Execute {
  const soft = { ...place, soft: true };
  const compiled = branches.map(({ test, body }) => ({
    test: compiler.expression(test, soft),
    body: compiler.body(body, soft),
  }));
  const last = compiler.body(otherwise ?? [], soft);
  const { truthy } = compiler.semantics;
  return (frame) => {
    for (const { test, body } of compiled) if (truthy(test(frame))) return body(frame);
    return last(frame);
  };
}

function compileSwitch(compiler: Compiler, { subject, cases, otherwise }: SwitchNode, place: Place): Execute {
  const soft = { ...place, soft: true };
  const value = compiler.expression(subject, soft);
  const compiled = cases.map(({ test, body }) => ({
    test: compiler.expression(test, soft),
    body: compiler.body(body, soft),
    empty: body.every(({ kind }) => kind === 'comment'),
  }));
  const last = compiler.body(otherwise ?? [], soft);
  const { compared } = compiler.semantics;
  return (frame) => {
    const sought = value(frame);
    const found = compiled.findIndex(({ test }) => compared('===', test(frame), sought));
    const chosen = found < 0 ? undefined : compiled.slice(found).find(({ empty }) => !empty);
    return (chosen?.body ?? last)(frame);
  };
}

function compileWith(compiler: Compiler, node: WithNode, place: Place): Execute {
  const scope = createScope(place.scope.unit, place.scope);
  for (const { target } of node.bindings) {
    if (target.kind === 'name') declareParameter(scope, target.name);
    else analyzeTarget(scope, target);
  }
  analyzeNodes(scope, node.body);
  const inner = inScope(place, scope);
  const bindings = node.bindings.map(({ target, value }) => ({
    value: compiler.expression(value, place),
    assign: compileTarget(compiler, target, [inner, originOf(value, place.scope, compiler.origins)]),
  }));
  const enter = scopeEntry(scope);
  const body = compiler.body(node.body, inner);
  return (frame) => {
    enter(frame);
    for (const { value, assign } of bindings) assign(frame, value(frame));
    return body(frame);
  };
}

/** Prompts are text: escaping for HTML may be switched off, which it is anyway, but not on. */
function compileAutoescape(compiler: Compiler, node: Extract<Node, { kind: 'autoescape' }>, place: Place): Execute {
  const site = siteOf(compiler, node.open);
  const scope = createScope(place.scope.unit, place.scope);
  analyzeNodes(scope, [node.enabled, ...node.body]);
  const enter = scopeEntry(scope);
  const inner = inScope(place, scope);
  const enabled = compiler.expression(node.enabled, inner);
  const { truthy } = compiler.semantics;
  const body = compiler.body(node.body, inner);
  return (frame) => {
    enter(frame);
    frame.run.site = site;
    if (truthy(enabled(frame)))
      throw new Fault('Hone does not escape for HTML by itself: use the `escape` filter where it is wanted.');
    return body(frame);
  };
}
