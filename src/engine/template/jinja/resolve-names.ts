import { inTextOrder, type Span } from '../../text/span.js';
import type { LocalInSight } from '../links.js';
import type { NameKind } from '../names.js';
import { jinjaGlobals } from './builtins.js';
import { isInLayers, type LayeredSet } from './layered-set.js';
import type { MacroNode, Node } from './nodes.js';
import { findVariable, loadOf, type Scope, type Variable } from './scope.js';
import { childrenOf, type TreeNode } from './walk.js';
import { type Mention, type Site, walkMentions } from './walk-mentions.js';

/** What a name of the template that stands for a value turns out to be. */
export interface ResolvedMention {
  readonly name: string;
  readonly span: Span;
  readonly kind: Extract<NameKind, 'variable' | 'local' | 'macro' | 'function'>;
  readonly definition: Span | undefined;
  /** The only macro that the name can mean. */
  readonly macro: MacroNode | undefined;
}

/** Everything that is known of one variable. Variables that pass their value on to inner scopes are one. */
interface Known {
  readonly mentions: Mention[];
  /** The template may find it outside. */
  open: boolean;
}

/** A variable that a site has in sight, as it is there. */
export interface VariableInSight {
  readonly variable: Variable;
  readonly certain: boolean;
}

export interface ResolvedNames {
  /** By where the name starts. */
  readonly mentions: ReadonlyMap<number, ResolvedMention>;
  readonly sites: readonly { readonly node: Site['node']; readonly locals: ReadonlyMap<string, LocalInSight> }[];
  /** What the top level of the template stores. */
  readonly exports: ReadonlyMap<string, Span | 'open'>;
}

/**
 * Which variable every name means. A variable that the template sets on some ways only, or after it was read, is one
 * from outside everywhere: renaming it has to rename it everywhere.
 */
export function resolveNames(
  body: readonly Node[],
  globals: ReadonlyMap<string, unknown> = jinjaGlobals,
): ResolvedNames {
  const known = new Map<Variable, Known>();
  const sites: { site: Site; inSight: ReadonlyMap<string, VariableInSight> }[] = [];
  walkMentions(body, {
    mention: (mention) => record(known, mention),
    site: (site) => void sites.push({ site, inSight: variablesInSight(site) }),
  });
  const definers = findDefiners(body);
  const resolved = [...known.values()].flatMap((entry) => resolve(entry, definers, globals));
  const mentions = new Map(resolved.map((mention) => [mention.span.start, mention]));
  return {
    mentions,
    sites: sites.map(({ site: { node }, inSight }) => ({ node, locals: localsOf(inSight, known) })),
    exports: exportsOf(known, mentions),
  };
}

function knownOf(known: Map<Variable, Known>, variable: Variable): Known {
  const root = rootOf(variable);
  const entry = known.get(root) ?? { mentions: [], open: loadOf(root) === 'outside' };
  known.set(root, entry);
  return entry;
}

function record(known: Map<Variable, Known>, mention: Mention): void {
  const entry = knownOf(known, mention.variable);
  entry.mentions.push(mention);
  if (!entry.open) return;
  // What a block takes from outside may be what the template around it sets.
  for (const scope of mention.around) {
    const outer = findVariable(scope, mention.name);
    if (outer !== undefined) knownOf(known, outer).open = true;
  }
}

/** Every variable that the scopes in sight store, the nearest of each name. */
function variablesInSight({ scopes, assigned }: Site): ReadonlyMap<string, VariableInSight> {
  const found = new Map<string, VariableInSight>();
  for (const inner of [...scopes].reverse()) {
    const own = inner === scopes.at(-1);
    for (const name of storedAround(inner)) {
      const variable = found.has(name) ? undefined : findVariable(inner, name);
      if (variable !== undefined) found.set(name, { variable, certain: own && isCertain(variable, assigned) });
    }
  }
  return found;
}

function storedAround(scope: Scope): string[] {
  return [...scope.stores, ...(scope.parent === undefined ? [] : storedAround(scope.parent))];
}

function isCertain(variable: Variable, assigned: LayeredSet<Variable>): boolean {
  if (isInLayers(assigned, variable)) return true;
  const load = loadOf(variable);
  return load === 'parameter' || (typeof load !== 'string' && isCertain(load, assigned));
}

function localsOf(
  inSight: ReadonlyMap<string, VariableInSight>,
  known: ReadonlyMap<Variable, Known>,
): ReadonlyMap<string, LocalInSight> {
  const locals = [...inSight].flatMap(([name, { variable, certain }]): [string, LocalInSight][] => {
    const entry = known.get(rootOf(variable));
    const definition = entry?.open === false ? definitionsOf(entry)[0]?.span : undefined;
    return definition === undefined ? [] : [[name, { definition, certain }]];
  });
  return new Map(locals);
}

function exportsOf(
  known: ReadonlyMap<Variable, Known>,
  mentions: ReadonlyMap<number, ResolvedMention>,
): ReadonlyMap<string, Span | 'open'> {
  const stored = [...known.values()].flatMap((entry) =>
    entry.mentions.filter(({ how, variable: { scope }, around }) => {
      return how === 'store' && scope.parent === undefined && around.length === 0;
    }),
  );
  return new Map(
    stored
      .filter(({ name }) => !name.startsWith('_'))
      .map(({ name, span }) => [name, mentions.get(span.start)?.definition ?? 'open']),
  );
}

function rootOf(variable: Variable): Variable {
  let at = variable;
  for (let load = loadOf(at); typeof load !== 'string'; load = loadOf(at)) at = load;
  return at;
}

/** The statements that define what can be called, by where the name they define starts. */
type Definers = ReadonlyMap<number, MacroNode | 'import'>;

function findDefiners(body: readonly Node[]): Definers {
  const found = new Map<number, MacroNode | 'import'>();
  const visit = (node: TreeNode): void => {
    if (node.kind === 'macro') found.set(node.name.start, node);
    else if (node.kind === 'from-import') for (const { alias } of node.names) found.set(alias.start, 'import');
    childrenOf(node).forEach(visit);
  };
  body.forEach(visit);
  return found;
}

function definitionsOf({ mentions }: Pick<Known, 'mentions'>): Mention[] {
  return mentions.filter(({ how }) => how !== 'read').sort(inTextOrder);
}

function resolve(
  { mentions, open }: Known,
  definers: Definers,
  globals: ReadonlyMap<string, unknown>,
): ResolvedMention[] {
  const definitions = definitionsOf({ mentions });
  const makers = definitions.map(({ span }) => definers.get(span.start));
  const [maker] = makers;
  const only = new Set(makers).size === 1 && typeof maker === 'object' && !open ? maker : undefined;
  const name = mentions[0]?.name ?? '';
  const defined = definitions.length > 0;
  const kind = kindOf(name, { open, defined, called: makers.some(Boolean), global: globals.has(name) });
  const definition = kind === 'local' || kind === 'macro' ? definitions[0]?.span : undefined;
  return mentions.map(({ name, span }) => ({ name, span, kind, definition, macro: only }));
}

/** Names that a block or a macro is given and calls; the others (`loop`, `self`, `varargs`, `kwargs`) are looked into. */
const GIVEN_FUNCTIONS: ReadonlySet<string> = new Set(['caller', 'super']);

function kindOf(
  name: string,
  { open, defined, called, global }: { open: boolean; defined: boolean; called: boolean; global: boolean },
): ResolvedMention['kind'] {
  if (open) return global && !defined ? 'function' : 'variable';
  if (called) return 'macro';
  return !defined && GIVEN_FUNCTIONS.has(name) ? 'function' : 'local';
}
