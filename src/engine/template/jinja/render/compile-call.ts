import type { Arguments, CallExpression, Expression } from '../nodes.js';
import { pairsFrom } from '../values/dict-methods.js';
import { iterate } from '../values/iterate.js';
import {
  type ArgumentOrigins,
  type CallArguments,
  Dict,
  Fault,
  Special,
  typeName,
  Undefined,
  type UndefinedSource,
  type Value,
} from '../values/value.js';
import { type Compiler, type Place, siteOf } from './compiler.js';
import type { Evaluate, Frame } from './frame.js';
import { originOf, originReader } from './origin.js';
import type { Site } from '../../site.js';

const NO_NAMES: ReadonlyMap<string, Value> = new Map();
const NO_ORIGINS: ArgumentOrigins['named'] = new Map();
const NO_ARGUMENTS: CallArguments = { positional: [], named: NO_NAMES };

/** Evaluates arguments in the order they are written. */
export function compileArguments(compiler: Compiler, args: Arguments, place: Place): (frame: Frame) => CallArguments {
  const positional = args.positional.map((arg) => compiler.expression(arg, place));
  if (args.named.length === 0 && args.rest === undefined && args.namedRest === undefined) {
    if (positional.length === 0) return () => NO_ARGUMENTS;
    return (frame) => ({ positional: positional.map((arg) => arg(frame)), named: NO_NAMES });
  }
  const named = args.named.map(({ name, value }) => [name.name, compiler.expression(value, place)] as const);
  const rest = args.rest && compiler.expression(args.rest, place);
  const namedRest = args.namedRest && compiler.expression(args.namedRest, place);
  return (frame) => {
    const values = positional.map((arg) => arg(frame));
    const names = new Map(named.map(([name, value]) => [name, value(frame)]));
    if (rest !== undefined) values.push(...iterate(rest(frame)));
    if (namedRest !== undefined) for (const [name, value] of keywordsOf(namedRest(frame))) names.set(name, value);
    return { positional: values, named: names };
  };
}

function keywordsOf(value: Value): [string, Value][] {
  if (!(value instanceof Dict)) throw new Fault('the argument after ** must be a mapping');
  return Array.from(pairsFrom(value), ([key, item]) => {
    if (typeof key !== 'string') throw new Fault('keywords must be strings');
    return [key, item];
  });
}

export function compileCall(compiler: Compiler, node: CallExpression, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const args = compileArguments(compiler, node.args, place);
  if (node.callee.kind === 'attribute') return compileMethodCall(compiler, node.callee, [place, site, args]);
  const callee = compiler.expression(node.callee, place);
  return (frame) => {
    const target = callee(frame);
    return call(target, args(frame), [frame, site]);
  };
}

function compileMethodCall(
  compiler: Compiler,
  callee: Extract<Expression, { kind: 'attribute' }>,
  [place, site, args]: readonly [Place, Site, (frame: Frame) => CallArguments],
): Evaluate {
  const object = compiler.expression(callee.object, place);
  const { name } = callee.name;
  const access = accessOf(compiler, callee);
  const { method, attribute } = compiler.semantics;
  return (frame) => {
    const self = object(frame);
    if (self instanceof Undefined) {
      frame.run.site = site;
      throw new Fault(self.message);
    }
    const given = args(frame);
    frame.run.site = site;
    frame.run.spend(1);
    return method(self, name, given, frame.run) ?? call(attribute(self, name, access), given, [frame, site]);
  };
}

/** How the source writes an expression, and where: what a missing value remembers. */
export function accessOf(compiler: Compiler, { start, end }: Expression): UndefinedSource {
  const { name: template, source } = compiler.owner;
  return { path: source.slice(start, end).replaceAll(/\s+/g, ''), span: { start, end }, template };
}

function call(target: Value, args: CallArguments, [frame, site]: readonly [Frame, Site]): Value {
  frame.run.site = site;
  frame.run.spend(1);
  if (target instanceof Special && target.behaviour.call !== undefined) return target.behaviour.call(args, frame.run);
  return notCallable(target);
}

function notCallable(target: Value): never {
  if (target instanceof Undefined) throw new Fault(target.message);
  throw new Fault(`'${typeName(target)}' object is not callable`);
}

/** A call whose text goes straight to the output when the callee can do that; gives the value to print when it cannot. */
export function compileEmittingCall(
  compiler: Compiler,
  node: CallExpression,
  place: Place,
): (frame: Frame) => Value | undefined {
  const site = siteOf(compiler, node);
  const callee = compiler.expression(node.callee, place);
  const args = compileArguments(compiler, node.args, place);
  const origins = compileOrigins(compiler, node.args, place);
  return (frame) => {
    const target = callee(frame);
    const behaviour = target instanceof Special ? target.behaviour : undefined;
    if (behaviour?.emit === undefined) return call(target, args(frame), [frame, site]);
    const given = args(frame);
    frame.run.site = site;
    frame.run.spend(1);
    behaviour.emit(given, origins(frame));
    return undefined;
  };
}

export function compileOrigins(
  compiler: Compiler,
  args: Arguments,
  { scope }: Place,
): (frame: Frame) => ArgumentOrigins {
  const reader = (node: Expression): ReturnType<typeof originReader> =>
    originReader(originOf(node, scope, compiler.origins), scope.unit);
  const positional = args.positional.map(reader);
  if (args.named.length === 0) {
    return (frame) => ({ positional: positional.map((read) => read(frame)), named: NO_ORIGINS });
  }
  const named = args.named.map(({ name, value }) => [name.name, reader(value)] as const);
  return (frame) => ({
    positional: positional.map((read) => read(frame)),
    named: new Map(named.map(([name, read]) => [name, read(frame)])),
  });
}
