import { frontMatterEdit } from '../../prompt/front-matter-edit.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { applyEdits, changedPart, type Edit, replace } from '../../text/edit.js';
import type { DataColumns } from './data-columns.js';
import type { LinkedPrompt, WorkspaceContent } from './link-rows.js';
import { linkWorkspace } from './link-workspace.js';
import { folderOf, resolvePath } from './paths.js';
import type { IndexedWorkspace } from './prompt-index.js';
import { collisionWith } from './rename-collisions.js';
import type { FileRename, RenameRequest, RenameResult } from './rename.js';
import { renameTarget } from './rename-target.js';
import { faultOfName } from './rename-words.js';
import { freeKey } from './unit.js';

/**
 * Renames a variable and leaves its column as it is: prompts that read the column say so under `data.columns`. For data
 * files that are too large to rewrite, or not the user's to change.
 */
export function renameByMapping(workspace: IndexedWorkspace, request: RenameRequest): RenameResult {
  const { path, offset, newName } = request;
  const whole = renameTarget(workspace, path, offset);
  if (whole.kind === 'refused') return refused(whole.message);
  const data = new Set(whole.group.occurrences.flatMap(({ role, path: file }) => (role === 'column' ? [file] : [])));
  const cut = { ...workspace, ...linkWorkspace(withoutColumn(workspace.content, data, whole.name)) };
  const target = renameTarget(cut, path, offset);
  if (target.kind === 'refused') return refused(target.message);
  const fault = faultOfName(
    newName,
    [...target.units].map(({ template }) => template.engine),
  );
  const collision = fault ?? collisionWith(cut, target, newName);
  if (collision !== undefined) return refused(collision);
  const demos = demosIn(cut.prompts, data);
  if (demos !== undefined)
    return refused(
      `${demos} takes its demonstrations from that file, and they cannot be mapped: copy them into a file of their own first.`,
    );
  const edits = new Map<string, Edit[]>();
  for (const occurrence of target.group.occurrences) {
    edits.set(occurrence.path, [...(edits.get(occurrence.path) ?? []), replace(occurrence.span, newName)]);
  }
  const mapped = cut.prompts.filter(({ main, dataPath }) => {
    return dataPath !== undefined && data.has(dataPath) && target.group.keys.has(freeKey(main, target.name));
  });
  if (mapped.length === 0)
    return refused(`\`${target.name}\` stands here for the column itself: map it where a template uses it.`);
  const files = mapped.map(({ doc }) => mappedFile(doc, edits.get(doc.path) ?? [], [newName, target.name]));
  const others = [...edits].filter(([file]) => !files.some((each) => each.path === file));
  return {
    kind: 'edit',
    notes: [],
    files: [...files, ...others.map(([file, own]) => ({ path: file, edits: own, confirm: false }))],
  };
}

function refused(message: string): RenameResult {
  return { kind: 'refused', message, canMap: false };
}

function withoutColumn(content: WorkspaceContent, paths: ReadonlySet<string>, name: string): WorkspaceContent {
  return {
    ...content,
    data(path) {
      const found = content.data(path);
      return found === undefined || found === 'unknown' || !paths.has(path) ? found : lacking(found, name);
    },
  };
}

function lacking({ columns, complete }: DataColumns, name: string): DataColumns {
  return { columns: new Map([...columns].filter(([column]) => column !== name)), complete };
}

/** The prompt's own renames and its new mapping, as one edit: both may lie in the same lines. */
function mappedFile(doc: PromptDoc, edits: readonly Edit[], [name, column]: readonly [string, string]): FileRename {
  const renamed = applyEdits(doc.text, edits);
  const short = typeof doc.frontMatter?.data['data'] === 'string';
  const edit = short
    ? frontMatterEdit(renamed, ['data'], { path: doc.config.data?.path, columns: { [name]: column } })
    : frontMatterEdit(renamed, ['data', 'columns', name], column);
  return { path: doc.path, edits: [changedPart(doc.text, applyEdits(renamed, [edit]))], confirm: false };
}

/** Rows of demonstrations have their columns' own names: no mapping reaches them. */
function demosIn(prompts: readonly LinkedPrompt[], data: ReadonlySet<string>): string | undefined {
  return prompts.find(({ doc: { config, path } }) => {
    const file = config.demos.kind === 'file' ? resolvePath(folderOf(path), config.demos.path) : undefined;
    return file !== undefined && data.has(file);
  })?.doc.path;
}
