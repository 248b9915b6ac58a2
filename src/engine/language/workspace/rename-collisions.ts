import type { TemplateName } from '../../template/names.js';
import { createLineIndex } from '../../text/line-index.js';
import type { Place } from './contracts.js';
import type { LinkedPrompt } from './link-rows.js';
import { namedPlaces } from './prompt-places.js';
import type { IndexedWorkspace } from './prompt-index.js';
import type { RenameTarget } from './rename-target.js';
import { columnKey, nameKey, type Unit } from './unit.js';

type Found = Extract<RenameTarget, { kind: 'name' }>;

/** Why the new name cannot be given: something in reach has it already. Undefined when nothing has. */
export function collisionWith(workspace: IndexedWorkspace, target: Found, newName: string): string | undefined {
  const units = unitsInReach(workspace, target.units);
  return (
    usedIn(workspace, units, newName) ??
    declaredIn(workspace, promptsOf(workspace, units, target), newName) ??
    loneArgument(workspace, units, target) ??
    hiddenFromImports(target, newName)
  );
}

/** Templates that see each other's names, directly or through others. */
function unitsInReach({ links, prompts }: IndexedWorkspace, from: ReadonlySet<Unit>): ReadonlySet<Unit> {
  const reached = new Set(from);
  const pairs = [
    ...links.map(({ from: one, to }) => [one, to] as const),
    ...prompts.flatMap(({ main, embedded }) => embedded.map((unit) => [main, unit] as const)),
  ];
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const [one, other] of pairs) {
      if (reached.has(one)) reached.add(other);
      else if (reached.has(other)) reached.add(one);
    }
  }
  return reached;
}

const hiding: ReadonlySet<TemplateName['kind']> = new Set(['variable', 'local', 'macro', 'block']);

function usedIn(workspace: IndexedWorkspace, units: ReadonlySet<Unit>, newName: string): string | undefined {
  for (const { path, names } of units) {
    const found = names.find(({ name, kind }) => name === newName && hiding.has(kind));
    if (found !== undefined) return taken(newName, placeWords(workspace, { path, span: found.span }));
  }
  return undefined;
}

function taken(name: string, where: string): string {
  return `\`${name}\` is already used in ${where}: choose another name.`;
}

function placeWords({ files }: IndexedWorkspace, { path, span }: Place): string {
  const text = files.get(path)?.text;
  return text === undefined ? path : `${path}, line ${createLineIndex(text).positionAt(span.start).line}`;
}

/** The prompts that have the name, and those that read a column which gets another name. */
function promptsOf({ prompts }: IndexedWorkspace, units: ReadonlySet<Unit>, { group, name }: Found): LinkedPrompt[] {
  return prompts.filter((prompt) => {
    const { main, embedded, dataPath } = prompt;
    const reads = dataPath !== undefined && group.keys.has(columnKey(dataPath, name));
    return reads || units.has(main) || embedded.some((unit) => units.has(unit));
  });
}

function declaredIn(
  workspace: IndexedWorkspace,
  prompts: readonly LinkedPrompt[],
  newName: string,
): string | undefined {
  for (const { doc, main, embedded, dataPath } of prompts) {
    const declared = namedPlaces(doc).find(({ name, of }) => name === newName && of !== 'column');
    if (declared !== undefined)
      return taken(newName, declared.span ? placeWords(workspace, { path: doc.path, span: declared.span }) : doc.path);
    const used = [main, ...embedded].some(({ free }) => free.has(newName));
    if (used) return taken(newName, doc.path);
    const columns = dataPath === undefined ? undefined : workspace.content.data(dataPath);
    if (columns !== undefined && columns !== 'unknown' && columns.columns.has(newName))
      return `\`${newName}\` is already a column of ${dataPath ?? ''}: choose another name.`;
  }
  return undefined;
}

/** A named argument whose macro is not known may belong to the parameter that gets another name. */
function loneArgument(
  workspace: IndexedWorkspace,
  units: ReadonlySet<Unit>,
  { group, name }: Found,
): string | undefined {
  if (![...group.keys].some((key) => key.startsWith('local '))) return undefined;
  for (const unit of units) {
    for (const { named } of unit.links.calls) {
      const found = named.find((argument) => argument.name === name && isLone(workspace, unit, argument.span.start));
      if (found !== undefined) {
        const where = placeWords(workspace, { path: unit.path, span: found.span });
        return `The argument \`${name}\` in ${where} may belong to it, and Hone cannot tell: leave the argument's name out there first.`;
      }
    }
  }
  return undefined;
}

function isLone({ graph }: IndexedWorkspace, unit: Unit, start: number): boolean {
  return unit.nameAt.get(start)?.definition === undefined && graph.group(nameKey(unit, start)).keys.size === 1;
}

function hiddenFromImports({ units, name }: Found, newName: string): string | undefined {
  const exported = [...units].some(({ links }) => links.exports.has(name));
  if (!newName.startsWith('_') || !exported) return undefined;
  return 'Names that begin with an underscore cannot be imported: choose another name.';
}
