import { loadOf, type Scope } from '../scope.js';
import { type Place, variableReader } from './compiler.js';
import type { Frame } from './frame.js';

/** Gives a scope's variables the values they have on entry; parameters are set by whoever enters. See `Semantics.dynamic`. */
export function scopeEntry(scope: Scope, dynamic = false): (frame: Frame) => void {
  if (dynamic) return emptying(scope);
  const steps = [...scope.names].flatMap((name) => {
    const variable = scope.variables.get(name);
    return variable === undefined ? [] : (entryStep(variable, scope) ?? []);
  });
  const [first, second] = steps;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  return (frame) => {
    for (const step of steps) step(frame);
  };
}

/** Nothing is known yet: names are looked up when they are met. */
function emptying(scope: Scope): (frame: Frame) => void {
  const slots = [...scope.stores].flatMap((name) => {
    const variable = scope.loads.get(name) === 'parameter' ? undefined : scope.variables.get(name);
    return variable === undefined ? [] : [variable.slot];
  });
  if (slots.length === 0) return () => undefined;
  return (frame) => {
    for (const slot of slots) frame.slots[slot] = undefined;
  };
}

function entryStep(variable: Parameters<typeof loadOf>[0], scope: Scope): ((frame: Frame) => void) | undefined {
  const { name, slot } = variable;
  const load = loadOf(variable);
  if (load === 'parameter') return undefined;
  if (load === 'outside') {
    return (frame) => {
      frame.slots[slot] = frame.context.find(name);
    };
  }
  if (load === 'undefined') {
    return (frame) => {
      frame.slots[slot] = undefined;
    };
  }
  const place: Place = { scope, top: false, soft: false, extending: false };
  const read = variableReader(load, place);
  return (frame) => {
    frame.slots[slot] = read(frame);
  };
}
