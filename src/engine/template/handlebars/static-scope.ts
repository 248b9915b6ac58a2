import type { Path, Segment } from './nodes.js';

/** What plain names mean in a context, as far as it can be known without values. */
export type ContextKind =
  /** Names are variables from outside. */
  | 'root'
  /** Names are looked up in an item. */
  | 'item'
  /** The block of `{{#name}}`: an item, or the context around it where the name is just true. */
  | 'either';

export interface StaticScope {
  /** The context at hand first, then those that `../` leads to. */
  readonly contexts: readonly ContextKind[];
  /** Block parameters and where they are defined. */
  readonly parameters: ReadonlyMap<string, Segment>;
  /** Variables that a condition around has tested. */
  readonly tested: ReadonlySet<string>;
}

/** What the first name of a path stands for. */
export type Meaning =
  | { readonly kind: 'variable'; readonly at: number; readonly guarded: boolean }
  | { readonly kind: 'parameter'; readonly definition: Segment }
  | { readonly kind: 'data' }
  | { readonly kind: 'property' }
  /** The whole context. */
  | { readonly kind: 'context'; readonly context: ContextKind | undefined };

export function meaningOf(path: Path, scope: StaticScope): Meaning {
  const { data, depth, scoped, segments } = path;
  const [first] = segments;
  if (data) return meaningOfData(path, scope);
  const context = scope.contexts[depth];
  if (first === undefined) return { kind: 'context', context };
  const definition = depth === 0 && !scoped ? scope.parameters.get(first.name) : undefined;
  if (definition !== undefined) return { kind: 'parameter', definition };
  if (context === undefined || context === 'item') return { kind: 'property' };
  return { kind: 'variable', at: 0, guarded: context === 'either' || scope.tested.has(first.name) };
}

/** `@root.name` is a variable; other such names are set by helpers or given from outside. */
function meaningOfData({ segments: [first, second] }: Path, { tested }: StaticScope): Meaning {
  if (first?.name !== 'root') return { kind: 'data' };
  if (second === undefined) return { kind: 'context', context: 'root' };
  return { kind: 'variable', at: 1, guarded: tested.has(second.name) };
}

export function withContext(scope: StaticScope, kind: ContextKind): StaticScope {
  return { ...scope, contexts: [kind, ...scope.contexts] };
}

export function withParameters(scope: StaticScope, parameters: readonly Segment[]): StaticScope {
  if (parameters.length === 0) return scope;
  return { ...scope, parameters: new Map([...scope.parameters, ...parameters.map((one) => [one.name, one] as const)]) };
}

/** The scope of a block that a condition on `path` guards. */
export function withTested(scope: StaticScope, path: Path): StaticScope {
  const meaning = meaningOf(path, scope);
  const name = meaning.kind === 'variable' ? path.segments[meaning.at]?.name : undefined;
  return name === undefined ? scope : { ...scope, tested: new Set([...scope.tested, name]) };
}
