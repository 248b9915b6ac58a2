import { findVariable, type FunctionScope, loadOf, type Scope, type Variable } from '../scope.js';
import { childrenOf, type TreeNode } from '../walk.js';
import { type Frame, frameAt } from './frame.js';

/** What a value may be computed from: names from outside, and parameters of the macros around it. */
export type Origin = ReadonlySet<string | Variable>;

/** What every variable was computed from, as far as the template has been compiled. */
export type Origins = Map<Variable, Set<string | Variable>>;

const EMPTY: Origin = new Set();

/** The origin of an expression: that of all names in it. */
export function originOf(node: TreeNode, scope: Scope, origins: Origins): Origin {
  if (node.kind === 'name') return nameOrigin(node.name, scope, origins);
  if (node.kind === 'string' || node.kind === 'number' || node.kind === 'constant' || node.kind === 'regex')
    return EMPTY;
  const children =
    node.kind === 'conditional'
      ? [node.then, ...(node.otherwise === undefined ? [] : [node.otherwise])]
      : childrenOf(node);
  const [only, second] = children;
  if (only !== undefined && second === undefined) return originOf(only, scope, origins);
  return new Set(children.flatMap((child) => [...originOf(child, scope, origins)]));
}

function nameOrigin(name: string, scope: Scope, origins: Origins): Origin {
  const variable = findVariable(scope, name);
  return variable === undefined ? EMPTY : variableOrigin(variable, origins);
}

function variableOrigin(variable: Variable, origins: Origins): Origin {
  const own = origins.get(variable);
  const load = loadOf(variable);
  if (load === 'outside') return own === undefined ? new Set([variable.name]) : new Set([...own, variable.name]);
  if (typeof load === 'string') return own ?? EMPTY;
  return own ?? variableOrigin(load, origins);
}

/** Adds what was assigned to the variable to its origin. */
export function addOrigin(origins: Origins, variable: Variable, origin: Origin): void {
  origins.set(variable, new Set([...(origins.get(variable) ?? []), ...origin]));
}

const NOWHERE: readonly string[] = [];

export type OriginReader = (frame: Frame) => readonly string[];

/** The one outside name that a value was computed from; undefined when there are none or several. */
export function sole(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

/** The origin's only part, when that is a name: its value is known before rendering, unless a template is included. */
export function soleName(origin: Origin): string | undefined {
  const [only] = origin;
  return origin.size === 1 && typeof only === 'string' ? only : undefined;
}

/** Reads an origin's outside names at render time, when parameters and the including template are known. */
export function originReader(origin: Origin, unit: FunctionScope): OriginReader {
  const readers = Array.from(origin, (part) =>
    typeof part === 'string' ? nameReader(part) : parameterReader(part, unit),
  );
  const [only] = readers;
  if (only === undefined) return () => NOWHERE;
  return readers.length === 1 ? only : (frame) => [...new Set(readers.flatMap((read) => read(frame)))];
}

function nameReader(name: string): OriginReader {
  const own = [name];
  return ({ context }) => context.origins?.get(name) ?? own;
}

function parameterReader({ scope, slot }: Variable, unit: FunctionScope): OriginReader {
  const hops = hopsTo(scope.unit, unit);
  return (frame) => frameAt(frame, hops).origins?.[slot] ?? NOWHERE;
}

export function hopsTo(target: FunctionScope, from: FunctionScope): number {
  let hops = 0;
  for (let unit: FunctionScope | undefined = from; unit !== undefined && unit !== target; unit = unit.parent) hops++;
  return hops;
}
