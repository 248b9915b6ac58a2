import type { TemplateName } from '../../template/names.js';
import type { Span } from '../../text/span.js';
import type { NameGroup } from './symbol-graph.js';
import type { IndexedWorkspace } from './prompt-index.js';
import { isGiven } from './rename-words.js';
import { columnKey, freeKey, keyOf, localKey, type Unit } from './unit.js';

/** What can be renamed at a place, or why nothing can. */
export type RenameTarget =
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly span: Span;
      readonly group: NameGroup;
      /** The templates that have the name. */
      readonly units: ReadonlySet<Unit>;
    }
  | { readonly kind: 'refused'; readonly message: string };

export function renameTarget(workspace: IndexedWorkspace, path: string, offset: number): RenameTarget {
  const { graph } = workspace;
  const key = graph.keyAt(path, offset);
  const occurrence = graph.occurrenceAt(path, offset);
  if (key === undefined || occurrence === undefined) return refused(whyNothing(workspace, path, offset));
  const group = graph.group(key);
  const { name, span } = occurrence;
  const units = unitsWith(workspace, group, name);
  const reason = obstacleTo(workspace, { name, group, units });
  return reason === undefined ? { kind: 'name', name, span, group, units } : refused(reason);
}

function refused(message: string): RenameTarget {
  return { kind: 'refused', message };
}

function unitsWith({ units }: IndexedWorkspace, { keys }: NameGroup, name: string): ReadonlySet<Unit> {
  return new Set([...units].filter((unit) => keys.has(freeKey(unit, name)) || hasName(unit, name, keys)));
}

function hasName(unit: Unit, name: string, keys: ReadonlySet<string>): boolean {
  return unit.names.some((found) => found.name === name && keys.has(keyOf(unit, found) ?? ''));
}

interface Candidate {
  readonly name: string;
  readonly group: NameGroup;
  readonly units: ReadonlySet<Unit>;
}

function obstacleTo(workspace: IndexedWorkspace, { name, group, units }: Candidate): string | undefined {
  if (isGiven(name)) return `Hone itself gives \`${name}\` to templates: it keeps its name.`;
  if ([...group.keys].every((key) => key.startsWith('name ')))
    return `\`${name}\` belongs to a value that Hone does not know: rename it where the value is made.`;
  if (!workspace.complete)
    return 'This workspace has more prompts than Hone looks at: open the folder of those that belong together.';
  const [obstacle] = group.obstacles;
  if (obstacle !== undefined) return `\`${name}\` cannot be renamed: ${obstacle}.`;
  return (
    brokenIn(workspace, group, units) ??
    computedIn(workspace, { name, group, units }) ??
    readWhole(workspace, { name, group, units }) ??
    looseMacro(workspace, { name, group, units })
  );
}

/** In a file that cannot be read, names may be missed. */
function brokenIn(workspace: IndexedWorkspace, group: NameGroup, units: ReadonlySet<Unit>): string | undefined {
  const isSyntax = ({ code }: { readonly code: string }): boolean =>
    /^(?:template-syntax|yaml-|front-matter-)/.test(code);
  const broken = [...units].find(({ template }) => template.facts.problems.some(isSyntax))?.path;
  const paths = new Set(group.occurrences.map(({ path }) => path));
  const prompt = workspace.prompts.find(({ doc }) => paths.has(doc.path) && doc.problems.some(isSyntax))?.doc.path;
  const path = broken ?? prompt;
  return path === undefined
    ? undefined
    : `${path} has mistakes, so that names in it may be missed: correct them first.`;
}

function computedIn({ computed }: IndexedWorkspace, { name, group, units }: Candidate): string | undefined {
  const sees = (unit: Unit): boolean =>
    group.keys.has(freeKey(unit, name)) ||
    unit.links.includes.some(({ locals, names }) => names.includes(undefined) && locals.has(name));
  const unit = [...units].find((candidate) => computed.has(candidate) && sees(candidate));
  return unit === undefined
    ? undefined
    : `\`${name}\` may be used in the template that an include in ${computed.get(unit) ?? unit.path} computes: write that template's name instead.`;
}

/** Where all values are printed or looked into at once, their names show. */
function readWhole({ prompts }: IndexedWorkspace, { name, group, units }: Candidate): string | undefined {
  for (const { main, embedded, units: own, dataPath } of prompts) {
    const all = [...own, ...embedded];
    const whole = all.find(({ template }) => template.facts.readsAll === true);
    const isColumn = dataPath !== undefined && group.keys.has(columnKey(dataPath, name));
    const isVariable = [main, ...all].some((unit) => units.has(unit) && group.keys.has(freeKey(unit, name)));
    if (whole !== undefined && (isColumn || isVariable))
      return `${whole.path} uses all values at once, so that their names may show: name those it needs, then rename \`${name}\`.`;
  }
  return undefined;
}

/** A macro that is used as a value shows its name where it is printed, and may be called from anywhere. */
function looseMacro({ graph, units: all }: IndexedWorkspace, { name, group, units }: Candidate): string | undefined {
  for (const unit of units) {
    for (const [definition, parameters] of unit.links.macros) {
      const own = unit.nameAt.get(definition);
      const key = own && keyOf(unit, own);
      if (own === undefined || key === undefined) continue;
      const touched = [key, ...[...parameters.values()].map(({ start }) => localKey(unit, start))];
      if (!touched.some((each) => group.keys.has(each))) continue;
      const { keys } = graph.group(key);
      const loose = [...all].find((each) => each.names.some((found) => isLoose(each, found, keys)));
      if (loose !== undefined)
        return `${loose.path} uses the macro \`${own.name}\` as a value, so that renaming \`${name}\` might show: call it instead.`;
    }
  }
  return undefined;
}

/** Neither a definition, an import nor a call. */
function isLoose(unit: Unit, found: TemplateName, keys: ReadonlySet<string>): boolean {
  const { span, definition } = found;
  const { links } = unit;
  if (!keys.has(keyOf(unit, found) ?? '')) return false;
  const imported = links.includes.some((link) =>
    link.imported.some((each) => each.span.start === span.start || each.local.start === span.start),
  );
  const defined = definition?.start === span.start || links.macros.has(span.start);
  return !imported && !defined && !links.calls.some(({ callee }) => callee === span.start);
}

const languageNames: Readonly<Partial<Record<TemplateName['kind'], string>>> = {
  filter: 'a filter',
  test: 'a test',
  function: 'a function',
  helper: 'a helper',
  keyword: 'a word',
  local: 'a variable',
};

function whyNothing({ units }: IndexedWorkspace, path: string, offset: number): string {
  for (const unit of units) {
    if (unit.path !== path) continue;
    const name = unit.names.find(({ span }) => span.start <= offset && offset <= span.end);
    const what = name && languageNames[name.kind];
    if (name !== undefined && what !== undefined)
      return `\`${name.name}\` is ${what} of the template language: it keeps its name.`;
  }
  return 'There is no name here that can be renamed: choose a variable, a macro, a column or a block.';
}
