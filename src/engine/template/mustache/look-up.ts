import { RenderFault } from '../render-budget.js';

/** What names are looked up in: the values, and inside sections the item at hand before them. */
export interface Frame {
  readonly value: unknown;
  /** The outside variable that the item comes from; undefined for the values themselves. */
  readonly variable: string | undefined;
  readonly outer: Frame | undefined;
}

interface Found {
  readonly value: unknown;
  readonly variable: string | undefined;
}

/**
 * Looks a name up from the innermost item outwards; undefined where nobody has it. A dotted name must be whole in one of
 * them. Only own data properties are read: no getter, no prototype and no method is within reach of a template.
 */
export function lookUp(name: string, frame: Frame): Found | undefined {
  if (name === '.') return frame;
  const path = name.indexOf('.') > 0 ? name.split('.') : [name];
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer) {
    const found = path.length === 1 ? ownOfObject(at.value, name) : follow(at.value, path);
    if (found !== undefined) return { value: data(found.value, name), variable: at.variable ?? path[0] };
  }
  return undefined;
}

function follow(value: unknown, path: readonly string[]): { readonly value: unknown } | undefined {
  let found: { readonly value: unknown } | undefined = { value };
  for (const part of path) found = found && own(found.value, part);
  return found;
}

/** A text has a length, but only behind a dot: alone, `length` is a variable like any other. */
function own(value: unknown, key: string): { readonly value: unknown } | undefined {
  return ownOfObject(typeof value === 'string' ? Object(value) : value, key);
}

function ownOfObject(value: unknown, key: string): { readonly value: unknown } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Map) return value.has(key) ? { value: value.get(key) as unknown } : undefined;
  const property = Object.getOwnPropertyDescriptor(value, key);
  return property !== undefined && 'value' in property ? { value: property.value as unknown } : undefined;
}

function data(value: unknown, name: string): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new RenderFault(`'${name}' is a ${typeof value}, and templates take data only: give them what it returns.`);
  return value;
}

/** Deeper data than this contains itself. */
const deepest = 100;

/** What a value prints, as in JavaScript: the items of a list with commas between them. Nothing of the value is called. */
export function printed(value: unknown, depth = 0): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') {
    if (!Array.isArray(value)) return '[object Object]';
    if (depth >= deepest) throw new RenderFault('The data is nested too deeply, or contains itself: flatten it.');
    return value.map((item) => printed(item, depth + 1)).join(',');
  }
  return typeof value === 'string' ? value : String(data(value, 'An item of the list'));
}
