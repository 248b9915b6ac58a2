import assert from 'node:assert/strict';
import { applyEdits } from '../../src/engine/text/edit.js';
import type { Place, WorkspaceFiles } from '../../src/engine/language/workspace/contracts.js';
import { createPromptIndex, type IndexedWorkspace } from '../../src/engine/language/workspace/prompt-index.js';
import { rename, type RenameResult } from '../../src/engine/language/workspace/rename.js';

/** Paths to texts. */
export type Texts = Readonly<Record<string, string>>;

function memoryFiles(texts: Texts): WorkspaceFiles {
  const isPrompt = (path: string): boolean =>
    /\.(?:prompt|prompty|prompt\.md|yaml|poml|md)$/.test(path) && !path.startsWith('data/');
  return {
    listPrompts: async () => ({ paths: Object.keys(texts).filter(isPrompt).sort(), complete: true }),
    read: async (path, mostBytes) => {
      const text = texts[path];
      return text === undefined ? undefined : { text: text.slice(0, mostBytes), whole: text.length <= mostBytes };
    },
  };
}

export function indexed(texts: Texts, path = Object.keys(texts)[0] ?? ''): Promise<IndexedWorkspace> {
  return createPromptIndex(memoryFiles(texts)).read({ path, data: 'whole' });
}

/** The place of the `nth` occurrence of a text in a file; `|` in `what` marks the place inside of it. */
export function at(texts: Texts, path: string, what: string): { path: string; offset: number } {
  const plain = what.replace('|', '');
  const offset = texts[path]?.indexOf(plain) ?? -1;
  assert.ok(offset >= 0, `${path} has no ${plain}`);
  return { path, offset: offset + Math.max(0, what.indexOf('|')) };
}

/** `path:line text of the line` of each place, for tests to read. */
export function shown(texts: Texts, places: readonly Place[]): string[] {
  return places.map(({ path, span }) => {
    const text = texts[path] ?? '';
    const start = text.lastIndexOf('\n', span.start - 1) + 1;
    const end = text.indexOf('\n', span.end);
    const [before, name, after] = [
      text.slice(start, span.start),
      text.slice(span.start, span.end),
      text.slice(span.end, end < 0 ? text.length : end),
    ];
    return `${path}: ${before.trimStart()}«${name}»${after}`;
  });
}

export async function renamed(
  texts: Texts,
  where: { path: string; offset: number },
  newName: string,
): Promise<RenameResult> {
  return rename(await indexed(texts, where.path), { ...where, newName });
}

export function applied(texts: Texts, result: RenameResult): Texts {
  assert.equal(result.kind, 'edit', result.kind === 'refused' ? result.message : '');
  const changed = result.files.map(({ path, edits }) => [path, applyEdits(texts[path] ?? '', edits)] as const);
  return { ...texts, ...Object.fromEntries(changed) };
}
