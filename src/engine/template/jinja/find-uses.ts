import type { VariableUse } from '../template.js';
import { isInLayers, type LayeredSet } from './layered-set.js';
import type { Node } from './nodes.js';
import { loadOf, type Variable } from './scope.js';
import { type Mention, walkMentions } from './walk-mentions.js';
import { inTextOrder } from '../../text/span.js';

interface Found {
  readonly use: VariableUse;
  /** The template gave the name a value on every way here. */
  readonly assigned: boolean;
}

/**
 * Every reference to a variable from outside, in source order. The set of names equals jinja2's
 * `meta.find_undeclared_variables`, globals not yet taken out. A name that the template sets on some ways only is
 * `guarded`: jinja2 looks it up outside, but its absence is provided for.
 */
export function findUses(body: readonly Node[]): readonly VariableUse[] {
  const found: Found[] = [];
  const stored = new Set<Variable>();
  walkMentions(body, {
    mention(mention) {
      const use = outsideUse(mention, stored);
      if (use !== undefined) found.push(use);
      if (mention.how === 'store') stored.add(mention.variable);
    },
  });
  const open = found.filter(({ assigned }) => !assigned);
  const names = new Set(open.map(({ use }) => use.name));
  const closed = found.filter(({ assigned, use }) => {
    const first = assigned && !names.has(use.name);
    if (first) names.add(use.name);
    return first;
  });
  return [...open, ...closed.map(({ use }) => ({ use: { ...use, guarded: true } }))]
    .map(({ use }) => use)
    .sort(inTextOrder);
}

function outsideUse(mention: Mention, stored: ReadonlySet<Variable>): Found | undefined {
  const { name, span, how, variable } = mention;
  if (how === 'declare') return undefined;
  if (how === 'store') {
    return loadOf(variable) === 'outside' ? { use: { name, span, guarded: true }, assigned: true } : undefined;
  }
  const source = outsideSource(variable, mention.assigned);
  if (source === undefined) return undefined;
  return { use: { name, span, guarded: mention.guarded || stored.has(source.variable) }, assigned: source.assigned };
}

/** The variable that looks the name up outside, reached through aliases; undefined when the template defines it. */
function outsideSource(
  variable: Variable,
  assigned: LayeredSet<Variable>,
): { variable: Variable; assigned: boolean } | undefined {
  let at = variable;
  let certain = isInLayers(assigned, at);
  for (let load = loadOf(at); load !== 'outside'; load = loadOf(at)) {
    if (typeof load === 'string') return undefined;
    at = load;
    certain ||= isInLayers(assigned, at);
  }
  return { variable: at, assigned: certain };
}
