import type { IncludeLink } from '../../template/links.js';
import type { TemplateName } from '../../template/names.js';
import type { SymbolGraph } from './symbol-graph.js';
import { blockKey, freeKey, keyOf, localKey, nameKey, type Unit } from './unit.js';

/** A template and one that it brings in. */
export interface UnitLink {
  readonly from: Unit;
  readonly link: IncludeLink;
  readonly to: Unit;
}

/**
 * Joins what a partial takes from outside with what it finds there, and what is imported with its definition. The names
 * that a template passes on to its partials without naming them itself count as taken from outside, too: `taken` has
 * all of them by unit.
 */
export function joinIncludes(
  graph: SymbolGraph,
  links: readonly UnitLink[],
  taken: ReadonlyMap<Unit, Set<string>>,
): void {
  passOn(links, taken);
  for (const unitLink of links) {
    const { from, link, to } = unitLink;
    for (const name of taken.get(to) ?? []) joinOutside(graph, unitLink, name);
    if (link.kind === 'extends') joinInheritance(graph, from, to);
    if (link.module !== undefined) joinModule(graph, unitLink, link.module.start);
    for (const { name, span, local } of link.imported) {
      const exported = exportKey(to, name);
      if (exported === undefined) continue;
      graph.join(exported, span.start === local.start ? localKey(from, local.start) : nameKey(from, span.start));
      joinParameters(graph, { from, to }, { name, uses: mentionsOf(from, local.start) });
    }
  }
}

/** Until nothing is added any more: a partial's partials take names, too. */
function passOn(links: readonly UnitLink[], taken: ReadonlyMap<Unit, Set<string>>): void {
  let size = -1;
  const total = (): number => [...taken.values()].reduce((sum, names) => sum + names.size, 0);
  while (size !== (size = total())) {
    for (const { from, link, to } of links) {
      const names = [...(taken.get(to) ?? [])].filter((name) => reachesOutside(link, name));
      for (const name of names) taken.get(from)?.add(name);
    }
  }
}

function reachesOutside({ sees, locals }: IncludeLink, name: string): boolean {
  return (sees === 'everything' || sees === 'either') && locals.get(name)?.certain !== true;
}

function joinOutside(graph: SymbolGraph, { from, link, to }: UnitLink, name: string): void {
  const key = freeKey(to, name);
  if (link.sees === 'item' || link.sees === 'either') {
    graph.obstruct(key, `\`${name}\` in ${to.path} may be a field of the items that ${from.path} includes it for`);
  }
  if (link.sees === 'nothing' || link.sees === 'item') return;
  const local = link.locals.get(name);
  if (local !== undefined) {
    const own = localKey(from, local.definition.start);
    graph.join(key, own);
    // An argument that a partial is given by name.
    if (from.nameAt.get(local.definition.start)?.kind === 'argument')
      graph.join(own, nameKey(from, local.definition.start));
  }
  if (local?.certain !== true) graph.join(key, freeKey(from, name));
}

function exportKey(unit: Unit, name: string): string | undefined {
  const exported = unit.links.exports.get(name);
  if (exported === undefined) return undefined;
  return exported === 'open' ? freeKey(unit, name) : localKey(unit, exported.start);
}

/** A template and its parent share their variables and their blocks. */
function joinInheritance(graph: SymbolGraph, child: Unit, parent: Unit): void {
  for (const [one, other] of [
    [child, parent],
    [parent, child],
  ] as const) {
    for (const name of one.links.exports.keys()) {
      const exported = exportKey(one, name);
      if (other.free.has(name) && exported !== undefined) graph.join(exported, freeKey(other, name));
    }
  }
  const blocks = new Set(parent.names.filter(({ kind }) => kind === 'block').map(({ name }) => name));
  for (const { kind, name } of child.names) {
    if (kind === 'block' && blocks.has(name)) graph.join(blockKey(child, name), blockKey(parent, name));
  }
}

function mentionsOf(unit: Unit, definition: number): TemplateName[] {
  return unit.names.filter((name) => name.definition?.start === definition && name.span.start !== definition);
}

/** `lib.greet` leads to `greet` of the template that `lib` stands for. */
function joinModule(graph: SymbolGraph, { from, to }: UnitLink, module: number): void {
  const uses = mentionsOf(from, module);
  const members = from.links.members.filter(({ object }) => uses.some(({ span }) => span.start === object));
  for (const { name, span } of members) {
    const exported = exportKey(to, name);
    if (exported !== undefined) graph.join(exported, nameKey(from, span.start));
  }
  const names = new Map<string, TemplateName[]>();
  for (const { name, span } of members) {
    const use = from.nameAt.get(span.start);
    if (use !== undefined) names.set(name, [...(names.get(name) ?? []), use]);
  }
  for (const [name, found] of names) joinParameters(graph, { from, to }, { name, uses: found });
  const passedOn = uses.find(({ span }) => !members.some(({ object }) => object === span.start));
  if (passedOn === undefined) return;
  for (const name of to.links.exports.keys()) {
    const exported = exportKey(to, name);
    if (exported !== undefined)
      graph.obstruct(
        exported,
        `${from.path} passes \`${passedOn.name}\` on, so not every use of \`${name}\` can be found`,
      );
  }
}

/** Named arguments lead to the parameters of the macro, which is in another file. */
function joinParameters(
  graph: SymbolGraph,
  { from, to }: { readonly from: Unit; readonly to: Unit },
  { name, uses }: { readonly name: string; readonly uses: readonly TemplateName[] },
): void {
  const exported = to.links.exports.get(name);
  const parameters = typeof exported === 'object' ? to.links.macros.get(exported.start) : undefined;
  if (parameters === undefined) return;
  for (const { span } of uses) {
    const call = from.links.calls.find(({ callee }) => callee === span.start);
    for (const argument of call?.named ?? []) {
      const parameter = parameters.get(argument.name);
      if (parameter !== undefined) graph.join(nameKey(from, argument.span.start), localKey(to, parameter.start));
    }
  }
}

/** What the names of one template have to do with each other beyond their definitions. */
export function joinWithin(graph: SymbolGraph, unit: Unit): void {
  for (const { name, definition } of unit.links.uncertain) {
    const other = definition === undefined ? 'a field of the item of a section' : 'what the template itself defines';
    const reason = `\`${name}\` in ${unit.path} may be ${other} as well`;
    graph.obstruct(freeKey(unit, name), reason);
    if (definition !== undefined) graph.obstruct(localKey(unit, definition.start), reason);
  }
  for (const { object, name, span } of unit.links.members) {
    const owner = unit.nameAt.get(object);
    const isSelf = owner?.name === 'self' && keyOf(unit, owner) === undefined;
    if (isSelf) graph.join(nameKey(unit, span.start), blockKey(unit, name));
  }
}
