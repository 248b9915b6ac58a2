import { usesWithin } from '../../eval/uses-within.js';
import { codeAssertions } from '../../prompt/formats/promptfoo/read-assertions.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { applyEdits, type Edit, replace } from '../../text/edit.js';
import { collisionWith } from './rename-collisions.js';
import { faultOfName } from './rename-words.js';
import { renameTarget, type RenameTarget } from './rename-target.js';
import { createFileFacts } from './file-facts.js';
import type { DataColumns } from './data-columns.js';
import type { Occurrence, Place } from './contracts.js';
import type { WorkspaceContent } from './link-rows.js';
import { linkWorkspace } from './link-workspace.js';
import type { IndexedWorkspace } from './prompt-index.js';

/** The changes in one file. */
export interface FileRename {
  readonly path: string;
  readonly edits: readonly Edit[];
  /** A data file: whoever renames should look at the change before it is made. */
  readonly confirm: boolean;
}

export type RenameResult =
  | {
      readonly kind: 'edit';
      readonly files: readonly FileRename[];
      /** What the edit leaves out and the user should look at. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly message: string;
      /** True where the new name can be mapped to the column instead: `renameByMapping`. */
      readonly canMap: boolean;
    };

export interface RenameRequest {
  readonly path: string;
  readonly offset: number;
  readonly newName: string;
}

type Found = Extract<RenameTarget, { kind: 'name' }>;

/**
 * The edits that give a name another one everywhere it means the same: in templates, front matter, partials,
 * demonstrations, tests and data files. No rendered text changes by it; where that cannot be known, it says why.
 * The workspace must have been read with whole data files.
 */
export function rename(workspace: IndexedWorkspace, { path, offset, newName }: RenameRequest): RenameResult {
  const target = renameTarget(workspace, path, offset);
  if (target.kind === 'refused') return refused(target.message);
  if (newName === target.name) return { kind: 'edit', files: [], notes: [] };
  const fault = faultOfName(
    newName,
    [...target.units].map(({ template }) => template.engine),
  );
  const collision = fault ?? collisionWith(workspace, target, newName);
  if (collision !== undefined) return refused(collision);
  const large = incompleteData(workspace.content, target);
  if (large !== undefined) {
    const message = `${large} is too large to change each of its rows: keep the column's name and map it with \`data.columns: { ${newName}: ${target.name} }\`.`;
    return { kind: 'refused', message, canMap: true };
  }
  const files = editsOf(target, newName);
  return isSound(workspace, { target, files, newName })
    ? { kind: 'edit', files, notes: codeNotes(workspace, target) }
    : refused(`As \`${newName}\` it would mean something else in one of its places: choose another name.`);
}

/** Code that a prompt's file holds or names, such as promptfoo's JavaScript assertions, may use the name. */
function codeNotes({ prompts }: IndexedWorkspace, { name, units }: Found): string[] {
  const holders = prompts.filter(
    ({ doc, main, embedded }) => [main, ...embedded].some((unit) => units.has(unit)) && hasCode(doc),
  );
  const paths = new Set(holders.map(({ doc }) => doc.path));
  return [...paths].map(
    (path) => `Code in ${path} was not searched for \`${name}\`: change it there where it is used.`,
  );
}

function hasCode({ config, unsupported }: PromptDoc): boolean {
  return (
    usesWithin(config.metrics).some(({ type }) => codeAssertions.has(type.replace(/^not-/, ''))) ||
    unsupported.some(({ code }) => code === 'code-blocked')
  );
}

function refused(message: string): RenameResult {
  return { kind: 'refused', message, canMap: false };
}

function incompleteData({ data }: WorkspaceContent, { group }: Found): string | undefined {
  const columns = group.occurrences.filter(({ role }) => role === 'column');
  return columns.find(({ path }) => {
    const found = data(path);
    return found !== undefined && found !== 'unknown' && !found.complete;
  })?.path;
}

function editsOf({ group }: Found, newName: string): FileRename[] {
  const byPath = new Map<string, Occurrence[]>();
  for (const occurrence of group.occurrences) {
    const known = byPath.get(occurrence.path);
    if (known === undefined) byPath.set(occurrence.path, [occurrence]);
    else known.push(occurrence);
  }
  return [...byPath].map(([path, occurrences]) => ({
    path,
    edits: occurrences.map(({ span }) => replace(span, newName)),
    confirm: occurrences.some(({ role }) => role === 'column'),
  }));
}

interface Renamed {
  readonly target: Found;
  readonly files: readonly FileRename[];
  readonly newName: string;
}

/** Reads the changed files anew: the same places must belong together as before, and nothing may be broken. */
function isSound(workspace: IndexedWorkspace, { target, files, newName }: Renamed): boolean {
  const after = linkWorkspace(changedContent(workspace, { target, files, newName }));
  const isText = ({ path }: { readonly path: string }): boolean => workspace.files.has(path);
  const expected = shifted(target.group.occurrences, newName).filter(isText);
  const [first] = expected;
  const key = first && after.graph.keyAt(first.path, first.span.start);
  if (key === undefined) return expected.length === 0;
  const found = after.graph.group(key).occurrences.filter(isText);
  return JSON.stringify(found.map(placeOf)) === JSON.stringify(expected.map(placeOf));
}

function placeOf({ path, span: { start, end } }: Place): readonly [string, number, number] {
  return [path, start, end];
}

/** The places of a group as they are once its name is another. */
function shifted(occurrences: readonly Occurrence[], newName: string): Place[] {
  const moved = new Map<string, number>();
  return occurrences.map(({ path, span }) => {
    const start = span.start + (moved.get(path) ?? 0);
    moved.set(path, start + newName.length - span.end);
    return { path, span: { start, end: start + newName.length } };
  });
}

function changedContent(
  { content, files: known }: IndexedWorkspace,
  { target, files, newName }: Renamed,
): WorkspaceContent {
  const changed = new Map(
    files.flatMap(({ path, edits }) => {
      const text = known.get(path)?.text;
      return text === undefined ? [] : [[path, createFileFacts(path, applyEdits(text, edits))] as const];
    }),
  );
  const columns = new Set(target.group.occurrences.flatMap(({ role, path }) => (role === 'column' ? [path] : [])));
  return {
    prompts: content.prompts.map((facts) => changed.get(facts.path) ?? facts),
    partial: (path) => changed.get(path) ?? content.partial(path),
    data(path) {
      const found = content.data(path);
      if (found === undefined || found === 'unknown' || !columns.has(path)) return found;
      return { ...found, columns: withColumn(found.columns, target.name, newName) };
    },
  };
}

function withColumn(columns: DataColumns['columns'], name: string, newName: string): DataColumns['columns'] {
  return new Map([...columns].map(([column, spans]) => [column === name ? newName : column, spans]));
}
