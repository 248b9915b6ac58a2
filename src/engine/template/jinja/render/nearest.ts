import type { Scope, Variable } from '../scope.js';
import { Undefined, type Value } from '../values/value.js';
import { type Place, variableReader } from './compiler.js';
import type { Frame } from './frame.js';

/** The variables of a name that scopes from here outwards give a value to, the nearest first. */
export function storedVariables(scope: Scope, name: string): Variable[] {
  const found: Variable[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const variable = at.stores.has(name) ? at.variables.get(name) : undefined;
    if (variable !== undefined) found.push(variable);
    if (variable !== undefined && at.loads.get(name) === 'parameter') break;
  }
  return found;
}

/** Whether the outermost of them is a parameter or a loop's variable: what is further out is out of sight. */
export function isParameter(scope: Scope, name: string): boolean {
  return storedVariables(scope, name).at(-1)?.scope.loads.get(name) === 'parameter';
}

/** Reads the nearest of them that has a value; undefined when none has. */
export function nearestReader(name: string, place: Place): (frame: Frame) => Value | undefined {
  const readers = storedVariables(place.scope, name).map((variable) => variableReader(variable, place));
  const [first, second] = readers;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  return (frame) => {
    for (const read of readers) {
      const value = read(frame);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** Writes to the nearest of them that has a value, macros and blocks being a border; else to the scope's own. */
export function nearestWriter(name: string, place: Place): (frame: Frame, value: Value) => void {
  const { unit } = place.scope;
  const [own, ...others] = storedVariables(place.scope, name).filter(({ scope }) => scope.unit === unit);
  if (own === undefined) throw new Error(`No variable '${name}' to set: this is a bug in Hone.`);
  const slots = [own, ...others].map(({ slot }) => slot);
  return (frame, value) => {
    const slot = slots.find((one) => frame.slots[one] !== undefined) ?? own.slot;
    frame.slots[slot] = value instanceof Undefined ? undefined : value;
  };
}
