/** A value and the outside variable it came from, when that was exactly one. */
export interface Tracked {
  readonly value: unknown;
  readonly origin: string | undefined;
  /** The name that was not there, where the value is undefined. */
  readonly missing?: Missing;
  /** Set where the value is a whole context, as in `this`. */
  readonly context?: Context;
}

export interface Missing {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What plain names are looked up in. */
export interface Context {
  readonly value: unknown;
  readonly origin: string | undefined;
  /** In the outermost context a name is itself the variable it comes from. */
  readonly isRoot: boolean;
  /** The named arguments a partial was called with, over the rest. */
  readonly named: ReadonlyMap<string, Tracked> | undefined;
}

/** What a condition's block sees where its context is nothing. */
export const emptyContext = Object.freeze({});

/** `@index` and the like. */
export interface DataFrame {
  readonly own: ReadonlyMap<string, unknown>;
  readonly parent: DataFrame | undefined;
}

/** A property a template may read: data of the value itself, never of its prototype, and no function. */
export function ownProperty(value: unknown, name: string): unknown {
  if (typeof value === 'string')
    return Object.hasOwn(Object(value) as object, name) ? stringProperty(value, name) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return typeof found === 'function' ? undefined : found;
}

function stringProperty(text: string, name: string): unknown {
  return name === 'length' ? text.length : text[Number(name)];
}

/** Also an empty list is no value; 0 is one. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isFalsy(value) && value !== 0;
}

export function isFalsy(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === '' || value === 0 || Number.isNaN(value);
}

/** How JavaScript writes a value between texts; lists inside lists are written without brackets. */
export function printed(value: unknown, around: readonly unknown[] = []): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) {
    if (around.includes(value) || around.length > 100) return '';
    return value.map((item: unknown) => printed(item, [...around, value])).join(',');
  }
  return typeof value === 'object' && value !== null ? '[object Object]' : '';
}

/** Names of the nearest frame first; every frame shows what the ones around it have. */
export function dataValue(data: DataFrame | undefined, name: string): unknown {
  for (let frame = data; frame !== undefined; frame = frame.parent) {
    if (frame.own.has(name)) return frame.own.get(name);
  }
  return undefined;
}

/**
 * Whether a block's context counts as the one around it: then `..` leads past both. The library compares loosely, by
 * which a list of one number is that number; this does the same without running code of the values.
 */
export function sameContext(a: unknown, b: unknown): boolean {
  if (a === b || (isObject(a) && isObject(b))) return a === b;
  // eslint-disable-next-line eqeqeq -- the library's own comparison
  return plain(a) == plain(b);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function plain(value: unknown): unknown {
  return isObject(value) ? printed(value) : value;
}
