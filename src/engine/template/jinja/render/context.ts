import { fieldFromHost } from '../values/from-host.js';
import type { Value } from '../values/value.js';
import type { Run } from './run.js';

/** Writes a block's text in a context. */
export type BlockBody = (frame: { readonly context: Context; readonly run: Run }) => void;

/** Each block's bodies, the most derived template's first. */
export type Blocks = ReadonlyMap<string, readonly BlockBody[]>;

/** Where a context looks names up that the template did not set. */
export interface Names {
  find(name: string): Value | undefined;
}

export interface LoadedTemplate {
  readonly name: string;
  readonly blocks: Blocks;
  readonly render: (context: Context, run: Run) => void;
}

export interface Loader {
  readonly globals: Names;
  /** A partial by name, parsed once; undefined when there is none. */
  load(name: string): LoadedTemplate | undefined;
}

/** Where names are looked up that no scope defines: what the template set at its top level, then what it was given. */
export class Context {
  readonly outer: Names;
  readonly loader: Loader;
  /** The outside variables that names of an including template were computed from. */
  readonly origins: ReadonlyMap<string, readonly string[]> | undefined;
  blocks: Blocks;
  /** Set by `extends`: the template to render in the end. */
  parent: LoadedTemplate | undefined = undefined;
  private variables: Map<string, Value> | undefined = undefined;
  private exported: Set<string> | undefined = undefined;

  constructor(blocks: Blocks, outer: Names, loader: Loader, origins?: Context['origins']) {
    this.outer = outer;
    this.loader = loader;
    this.origins = origins;
    this.blocks = blocks;
  }

  find(name: string): Value | undefined {
    return this.variables === undefined ? this.outer.find(name) : (this.variables.get(name) ?? this.outer.find(name));
  }

  /** Sets a name at the template's top level. */
  set(name: string, value: Value): void {
    (this.variables ??= new Map()).set(name, value);
  }

  /** Lets importers see a name. */
  export(name: string): void {
    (this.exported ??= new Set()).add(name);
  }

  exportedValue(name: string): Value | undefined {
    return this.exported?.has(name) === true ? this.variables?.get(name) : undefined;
  }
}

/** The row's values, and behind them the globals. A list or dict is copied when it is first asked for, and stays the same. */
export class HostValues implements Names {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly globals: Names;
  private copies: Map<string, Value> | undefined = undefined;

  constructor(values: Readonly<Record<string, unknown>>, globals: Names) {
    this.values = values;
    this.globals = globals;
  }

  find(name: string): Value | undefined {
    const property = Object.getOwnPropertyDescriptor(this.values, name);
    const given: unknown = property?.value;
    if (typeof given === 'string') return given;
    return given === undefined ? this.globals.find(name) : this.copied(name, given);
  }

  private copied(name: string, given: unknown): Value | undefined {
    const known = this.copies?.get(name);
    if (known !== undefined) return known;
    const value = fieldFromHost(given, this.values, name) ?? this.globals.find(name);
    if (typeof value === 'object') (this.copies ??= new Map()).set(name, value);
    return value;
  }
}
