import type { Segment } from '../nodes.js';
import type { Node } from '../nodes.js';
import type { Owner, Run } from './run.js';
import type { Context, DataFrame, Tracked } from './values.js';

/** A block of a template with everything around it that it may look up. */
export interface Closure {
  readonly body: readonly Node[];
  readonly frame: Frame;
}

/** One showing of a template, shared by all of its blocks. */
export interface Home {
  /** Partials defined by the blocks that are running. An inline partial sees those there are when it is shown, not when it is defined. */
  inlines: ReadonlyMap<string, Closure>;
}

/** What one run of a block or a partial sees. */
export interface Frame {
  readonly run: Run;
  readonly owner: Owner;
  /** What plain names are looked up in; undefined before the first. */
  readonly current: Context | undefined;
  /** The context at hand, or one that the library takes for the same, then those that `../` leads to. */
  readonly contexts: readonly Context[];
  readonly data: DataFrame | undefined;
  /** Block parameters, the innermost block first. */
  readonly parameters: readonly ReadonlyMap<string, Tracked>[];
  readonly home: Home;
  /** What `{{> @partial-block}}` shows. */
  readonly partialBlock: Closure | undefined;
  readonly messages: boolean;
  /** Finds a partial's file. */
  readonly load: (name: string) => LoadedPartial | undefined;
  readonly renderNodes: (nodes: readonly Node[], frame: Frame) => void;
}

export interface LoadedPartial {
  readonly owner: Owner;
  readonly body: readonly Node[];
}

/** What a helper may set for the block it runs. */
export interface BlockData {
  readonly data?: DataFrame | undefined;
  /** Values of the block's parameters, in order. */
  readonly values?: readonly Tracked[];
}

export function parameterMap(names: readonly Segment[], values: readonly Tracked[]): ReadonlyMap<string, Tracked> {
  return new Map(names.map(({ name }, i) => [name, values[i] ?? { value: undefined, origin: undefined }]));
}
