import type { Span } from '../../text/span.js';
import type { NameKind } from '../names.js';
import { jinjaGlobals } from './builtins.js';
import type { MacroNode, Node } from './nodes.js';
import { findVariable, loadOf, type Variable } from './scope.js';
import { childrenOf, type TreeNode } from './walk.js';
import { type Mention, walkMentions } from './walk-mentions.js';

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

/**
 * Which variable every name means, by where the name starts. A variable that the template sets on some ways only, or
 * after it was read, is one from outside everywhere: renaming it has to rename it everywhere.
 */
export function resolveMentions(body: readonly Node[]): ReadonlyMap<number, ResolvedMention> {
  const known = new Map<Variable, Known>();
  const knownOf = (variable: Variable): Known => {
    const root = rootOf(variable);
    const entry = known.get(root) ?? { mentions: [], open: loadOf(root) === 'outside' };
    known.set(root, entry);
    return entry;
  };
  walkMentions(body, (mention) => {
    const entry = knownOf(mention.variable);
    entry.mentions.push(mention);
    if (!entry.open) return;
    // What a block takes from outside may be what the template around it sets.
    for (const scope of mention.around) {
      const outer = findVariable(scope, mention.name);
      if (outer !== undefined) knownOf(outer).open = true;
    }
  });
  const definers = findDefiners(body);
  const resolved = [...known.values()].flatMap((entry) => resolve(entry, definers));
  return new Map(resolved.map((mention) => [mention.span.start, mention]));
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

function resolve({ mentions, open }: Known, definers: Definers): ResolvedMention[] {
  const definitions = mentions.filter(({ how }) => how !== 'read').sort((a, b) => a.span.start - b.span.start);
  const makers = definitions.map(({ span }) => definers.get(span.start));
  const [maker] = makers;
  const only = new Set(makers).size === 1 && typeof maker === 'object' && !open ? maker : undefined;
  const kind = kindOf(mentions[0]?.name ?? '', { open, defined: definitions.length > 0, called: makers.some(Boolean) });
  const definition = kind === 'local' || kind === 'macro' ? definitions[0]?.span : undefined;
  return mentions.map(({ name, span }) => ({ name, span, kind, definition, macro: only }));
}

/** Names that a block or a macro is given and calls; the others (`loop`, `self`, `varargs`, `kwargs`) are looked into. */
const GIVEN_FUNCTIONS: ReadonlySet<string> = new Set(['caller', 'super']);

function kindOf(
  name: string,
  { open, defined, called }: { open: boolean; defined: boolean; called: boolean },
): ResolvedMention['kind'] {
  if (open) return jinjaGlobals.has(name) && !defined ? 'function' : 'variable';
  if (called) return 'macro';
  return !defined && GIVEN_FUNCTIONS.has(name) ? 'function' : 'local';
}
