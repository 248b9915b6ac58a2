import type { Span } from '../../../text/span.js';
import type { Expression, Node } from '../nodes.js';
import { findVariable, type Scope, type Variable } from '../scope.js';
import { Fault, type Value } from '../values/value.js';
import type { BlockBody } from './context.js';
import { type Evaluate, type Execute, type Frame, frameAt } from './frame.js';
import { hopsTo, type Origins } from './origin.js';
import type { Site } from '../../site.js';
import type { Semantics } from './semantics.js';

/** Where a node stands. */
export interface Place {
  readonly scope: Scope;
  /** True at the template's own level: what is set here is seen by includes, blocks and importers. */
  readonly top: boolean;
  /** True inside a condition, where jinja2 minds an unknown filter only when it is reached. */
  readonly soft: boolean;
  /** True where text is left out once the template extends another: outside blocks, macros and `set` blocks. */
  readonly extending: boolean;
}

/** What the parts of the compiler share; it also joins them, so that their files need not import each other in a circle. */
export interface Compiler {
  readonly owner: Site['owner'];
  readonly semantics: Semantics;
  readonly origins: Origins;
  readonly blocks: Map<string, readonly BlockBody[]>;
  expression(node: Expression, place: Place): Evaluate;
  body(nodes: readonly Node[], place: Place): Execute;
}

export function siteOf(compiler: Compiler, { start, end }: Span): Site {
  return { span: { start, end }, owner: compiler.owner };
}

export function inScope(place: Place, scope: Scope): Place {
  return { ...place, scope, top: false };
}

export function requireVariable(scope: Scope, name: string): Variable {
  const variable = findVariable(scope, name);
  if (variable === undefined) throw new Error(`No variable '${name}' in scope: this is a bug in Hone.`);
  return variable;
}

/** Reads a variable; undefined when it has no value yet. */
export function variableReader(variable: Variable, place: Place): (frame: Frame) => Value | undefined {
  const { slot } = variable;
  const hops = hopsTo(variable.scope.unit, place.scope.unit);
  return hops === 0 ? (frame) => frame.slots[slot] : (frame) => frameAt(frame, hops).slots[slot];
}

/** Sets a variable of the current unit. */
export function variableWriter({ slot }: Variable): (frame: Frame, value: Value) => void {
  return (frame, value) => {
    frame.slots[slot] = value;
  };
}

/** Makes `operation` fail at this place of the template. */
export function failing(site: Site, message: string): Evaluate & Execute {
  return (frame) => {
    frame.run.site = site;
    throw new Fault(message);
  };
}
