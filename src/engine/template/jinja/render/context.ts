import { fromHost } from '../values/from-host.js';
import type { Special, Value } from '../values/value.js';
import type { Run } from './run.js';

/** Writes a block's text in a context. */
export type BlockBody = (frame: { readonly context: Context; readonly run: Run }) => void;

/** Where names are looked up that no scope defines: what the template set at its top level, then what it was given. */
export interface Context {
  readonly variables: Map<string, Value>;
  readonly exported: Set<string>;
  readonly outer: (name: string) => Value | undefined;
  /** Each block's bodies, the most derived template's first. */
  readonly blocks: Map<string, BlockBody[]>;
  /** The outside variables that names of an including template were computed from. */
  readonly origins: ReadonlyMap<string, readonly string[]> | undefined;
  readonly loader: Loader;
  /** Set by `extends`: the template to render in the end. */
  parent: LoadedTemplate | undefined;
}

export interface LoadedTemplate {
  readonly name: string;
  readonly blocks: ReadonlyMap<string, BlockBody>;
  readonly render: (context: Context, run: Run) => void;
}

export interface Loader {
  /** A partial by name, parsed once; undefined when there is none. */
  readonly load: (name: string) => LoadedTemplate | undefined;
  readonly globals: (name: string) => Value | undefined;
  /** The modules made so far, for imports without context. */
  readonly modules: Map<string, Special>;
}

interface Surroundings {
  readonly outer: Context['outer'];
  readonly loader: Loader;
  readonly origins?: Context['origins'];
}

export function createContext(
  template: Pick<LoadedTemplate, 'blocks'>,
  { outer, loader, origins }: Surroundings,
): Context {
  const blocks = new Map<string, BlockBody[]>();
  for (const [name, body] of template.blocks) blocks.set(name, [body]);
  return { variables: new Map(), exported: new Set(), outer, blocks, origins, loader, parent: undefined };
}

export function resolve(context: Context, name: string): Value | undefined {
  return context.variables.get(name) ?? context.outer(name);
}

/** The row's values, each copied when it is first asked for, and behind them the globals. */
export function hostValues(values: Readonly<Record<string, unknown>>, globals: Loader['globals']): Context['outer'] {
  const copies = new Map<string, Value | undefined>();
  return (name) => {
    if (copies.has(name)) return copies.get(name);
    const property = Object.getOwnPropertyDescriptor(values, name);
    const given = property !== undefined && 'value' in property ? fromHost(property.value) : undefined;
    const value = given ?? globals(name);
    copies.set(name, value);
    return value;
  };
}
