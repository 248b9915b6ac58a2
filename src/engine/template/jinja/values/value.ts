import type { Span } from '../../../text/span.js';

/**
 * A value as a template sees it, with Python's types: int is a whole number or a bigint, float a broken number or a
 * `PyFloat`, None is NONE, list an array, dict a `Dict`. Host objects never get in: see `fromHost`.
 */
export type Value =
  | string
  | Markup
  | number
  | bigint
  | boolean
  | None
  | Value[]
  | PyFloat
  | Tuple
  | Dict
  | Undefined
  | Lazy
  | Special;

/** The type of Python's None. It is no `null`, so that the value is never mistaken for a missing one. */
export class None {
  readonly value = null;
}

export const NONE = new None();

/** A text that counts as escaped for HTML, as `escape`, `safe` and `tojson` give: what is added to it is escaped first. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A float whose value is whole, so that `4 / 2` prints `2.0`. Other floats are plain numbers: see `float`. */
export class PyFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

export class Tuple {
  readonly items: readonly Value[];
  /** Names of the items, for what jinja2 gives as a named tuple. */
  readonly names: readonly string[];

  constructor(items: readonly Value[], names: readonly string[] = []) {
    this.items = items;
    this.names = names;
  }
}

export type Entries = Map<unknown, { readonly key: Value; value: Value }>;

/** Where a dict's entries come from when they are first needed as a whole. */
export interface EntrySource {
  /** One plain text, number or boolean; undefined for everything else. */
  plain(key: string): Value | undefined;
  entries(): Entries;
}

/** A dict in insertion order. Keys that are equal in Python (1, 1.0, True) are one key. */
export class Dict {
  /** Set until `entries` is first asked for: most dicts of a row are only looked into. */
  source: EntrySource | undefined;
  private made: Entries | undefined;

  constructor(source?: EntrySource) {
    this.source = source;
  }

  get entries(): Entries {
    this.made ??= this.source?.entries() ?? new Map();
    this.source = undefined;
    return this.made;
  }
}

/** Where something that may be missing is written. */
export interface UndefinedSource {
  readonly path: string;
  readonly span: Span;
  readonly template: string | undefined;
}

/** What a missing name, attribute or item gives: prints as nothing, is false and empty, and fails in every operation. */
export class Undefined {
  /** What an operation on it fails with. */
  readonly message: string;
  /** The missing thing as the template wrote it, and where. */
  readonly path: string;
  readonly span: Span | undefined;
  /** The partial it is written in; undefined in the main file. */
  readonly template: string | undefined;
  /** False for what no name stands for, such as the first item of an empty list. */
  readonly named: boolean;

  constructor(message: string, source?: UndefinedSource) {
    this.message = message;
    this.path = source?.path ?? '';
    this.span = source?.span;
    this.template = source?.template;
    this.named = source !== undefined;
  }
}

/** Something that gives its items once, like a Python generator. */
export class Lazy {
  readonly iterator: Iterator<Value>;
  readonly name: string;

  constructor(iterator: Iterator<Value>, name: string) {
    this.iterator = iterator;
    this.name = name;
  }
}

export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** The outside variables each argument was computed from. */
export interface ArgumentOrigins {
  readonly positional: readonly (readonly string[])[];
  readonly named: ReadonlyMap<string, readonly string[]>;
}

/** What an operation may use up; every method that can grow a value asks first. */
export interface Budget {
  /** Takes `count` evaluation steps. */
  spend(count: number): void;
  /** Fails when a text of this length is more than a rendering may write. */
  allow(length: number): void;
}

export interface Behaviour {
  /** Python's name of the type, for messages and `repr`. */
  readonly type: string;
  repr?(): string;
  attribute?(name: string): Value | undefined;
  call?(args: CallArguments, budget: Budget): Value;
  /** For what writes text: does so straight to the output, so that every piece keeps its origin. */
  emit?(args: CallArguments, origins: ArgumentOrigins): void;
  /** What it prints as, where that is not its `repr`. */
  text?(): string;
  iterate?(): Iterable<Value>;
  length?(): number;
  item?(key: Value): Value | undefined;
  /** True where `is sequence` holds. */
  readonly sequence?: boolean;
}

/** An object of the template language itself: a function, a macro, `loop`, a namespace, a range, a view of a dict. */
export class Special {
  readonly type: string;
  readonly behaviour: Behaviour;

  constructor(behaviour: Behaviour) {
    this.type = behaviour.type;
    this.behaviour = behaviour;
  }
}

/** An operation that failed. The renderer adds the place and makes it a `TemplateError`. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

export type Numeric = number | bigint | boolean | PyFloat;

export function isNumber(value: Value): value is Numeric {
  return (
    typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' || value instanceof PyFloat
  );
}

export function isFloat(value: Value): value is number | PyFloat {
  return value instanceof PyFloat || (typeof value === 'number' && !Number.isInteger(value));
}

export function isInt(value: Value): value is number | bigint | boolean {
  return (
    typeof value === 'bigint' || typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value))
  );
}

/** A Python float of this value. */
export function float(value: number): Value {
  return Number.isInteger(value) ? new PyFloat(value) : value;
}

/** A Python int of this value: a number where that is exact. */
export function int(value: bigint | number): Value {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : BigInt(value);
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

export function numberOf(value: Numeric): number {
  return value instanceof PyFloat ? value.value : Number(value);
}

const TYPE_NAMES: Readonly<Record<string, string>> = { string: 'str', bigint: 'int', boolean: 'bool' };

/** Python's name of the value's type. */
export function typeName(value: Value): string {
  if (value === NONE) return 'NoneType';
  if (isFloat(value)) return 'float';
  if (typeof value === 'number') return 'int';
  if (typeof value !== 'object') return TYPE_NAMES[typeof value] ?? typeof value;
  if (Array.isArray(value)) return 'list';
  if (value instanceof Tuple) return 'tuple';
  if (value instanceof Dict) return 'dict';
  if (value instanceof Special) return value.type;
  if (value instanceof Markup) return 'Markup';
  return value instanceof Undefined ? 'Undefined' : 'generator';
}
