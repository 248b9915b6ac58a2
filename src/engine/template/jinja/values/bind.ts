import { type CallArguments, Fault, isFloat, isInt, Markup, typeName, Undefined, type Value, NONE } from './value.js';

/**
 * Puts arguments in the order of `parameters`; absent ones are undefined. Rejects unknown names and surplus values.
 * A parameter ending in `!` must be given.
 */
export function bind(
  name: string,
  parameters: readonly string[],
  { positional, named }: CallArguments,
): (Value | undefined)[] {
  if (positional.length > parameters.length) {
    throw new Fault(`${name}() takes at most ${parameters.length} arguments (${positional.length} given)`);
  }
  const bound: (Value | undefined)[] = [];
  for (let i = 0; i < parameters.length; i++) bound.push(positional[i]);
  if (named.size === 0 && positional.length === parameters.length) return bound;
  for (const [key, value] of named) {
    const index = parameters.findIndex((parameter) => parameter === key || parameter === `${key}!`);
    if (index < 0) throw new Fault(`${name}() got an unexpected keyword argument '${key}'`);
    if (bound[index] !== undefined) throw new Fault(`${name}() got multiple values for argument '${key}'`);
    bound[index] = value;
  }
  const missing = parameters.find((parameter, i) => parameter.endsWith('!') && bound[i] === undefined);
  if (missing !== undefined) throw new Fault(`${name}() missing required argument: '${missing.slice(0, -1)}'`);
  return bound;
}

/** A whole number given as an argument. */
export function wholeArgument(value: Value | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (isInt(value)) return Number(value);
  if (value instanceof Undefined) throw new Fault(value.message);
  const shown = isFloat(value) ? 'float' : typeName(value);
  throw new Fault(`'${shown}' object cannot be interpreted as an integer`);
}

/** A whole number, or `fallback` for None and for no argument. */
export function optionalWhole(value: Value | undefined, fallback: number): number {
  return value === NONE ? fallback : wholeArgument(value, fallback);
}

export function textArgument(value: Value | undefined, fallback?: string): string {
  if (typeof value === 'string') return value;
  if (value === undefined && fallback !== undefined) return fallback;
  if (value instanceof Markup) return value.text;
  if (value instanceof Undefined) throw new Fault(value.message);
  throw new Fault(`expected a text, got ${value === undefined ? 'nothing' : typeName(value)}`);
}
