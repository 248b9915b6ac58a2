import * as vscode from 'vscode';
import type { Place } from '../../engine/language/workspace/contracts.js';
import {
  createPromptIndex,
  type IndexedWorkspace,
  type PromptIndex,
} from '../../engine/language/workspace/prompt-index.js';
import { isPromptName, mayHoldPrompts } from '../../engine/prompt/formats/prompt-names.js';
import { createLineIndex, type LineIndex } from '../../engine/text/line-index.js';
import type { Span } from '../../engine/text/span.js';
import { type EditorFiles, editorFiles } from './workspace-files.js';

/** What a feature asks about names across files. */
export interface OpenWorkspace {
  readonly workspace: IndexedWorkspace;
  /** The document it was asked for. */
  readonly path: string;
  readonly uriOf: (path: string) => vscode.Uri;
  readonly rangeAt: (place: Place) => vscode.Range;
}

/** The names of each folder that holds prompts. Nothing is read before the first question. */
export interface PromptWorkspaces {
  open(document: vscode.TextDocument, data?: 'head' | 'whole'): Promise<OpenWorkspace>;
  /** Every folder that is opened. */
  all(): Promise<readonly OpenWorkspace[]>;
  dispose(): void;
}

interface Root {
  readonly files: EditorFiles;
  readonly index: PromptIndex;
}

export function createPromptWorkspaces(rootOf: (uri: vscode.Uri) => vscode.Uri): PromptWorkspaces {
  const roots = new Map<string, Root>();
  const watching: vscode.Disposable[] = [];
  const changed = (uri: vscode.Uri): void => {
    for (const { files, index } of roots.values()) index.changed(files.pathOf(uri));
  };
  const rootAt = (uri: vscode.Uri): Root => {
    const known = roots.get(uri.toString());
    if (known !== undefined) return known;
    const files = editorFiles(uri);
    const root = { files, index: createPromptIndex(files) };
    roots.set(uri.toString(), root);
    watching.push(watch(uri, root));
    if (roots.size === 1) watching.push(watchBuffers(changed));
    return root;
  };
  const read = async ({ files, index }: Root, path: string, data: 'head' | 'whole'): Promise<OpenWorkspace> => {
    const workspace = await index.read({ path, data });
    return { workspace, path, uriOf: files.uriOf, rangeAt: rangesIn(workspace) };
  };
  return {
    open(document, data = 'head') {
      const root = rootAt(rootOf(document.uri));
      return read(root, root.files.pathOf(document.uri), data);
    },
    all() {
      const folders = vscode.workspace.workspaceFolders ?? [];
      return Promise.all(folders.map(({ uri }) => read(rootAt(uri), '', 'head')));
    },
    dispose: () => void vscode.Disposable.from(...watching).dispose(),
  };
}

function watch(root: vscode.Uri, { files, index }: Root): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
  const changed = (uri: vscode.Uri): void => index.changed(files.pathOf(uri));
  const listChanged = (uri: vscode.Uri): void => {
    changed(uri);
    const path = files.pathOf(uri);
    if (isPromptName(path) || mayHoldPrompts(path)) index.listChanged();
  };
  watcher.onDidChange(changed);
  watcher.onDidCreate(listChanged);
  watcher.onDidDelete(listChanged);
  return watcher;
}

/** What is typed counts before it is saved, and no more once the buffer is closed. */
function watchBuffers(changed: (uri: vscode.Uri) => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => changed(uri)),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => changed(uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
  );
}

/** Lines and columns also of files that are not open. */
function rangesIn(workspace: IndexedWorkspace): (place: Place) => vscode.Range {
  const indexes = new Map<string, LineIndex>();
  const positionAt = (lines: LineIndex, offset: number): vscode.Position => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return ({ path, span }) => {
    const lines = indexes.get(path) ?? createLineIndex(workspace.textOf(path) ?? '');
    indexes.set(path, lines);
    return rangeBetween(lines, span, positionAt);
  };
}

function rangeBetween(
  lines: LineIndex,
  { start, end }: Span,
  positionAt: (lines: LineIndex, offset: number) => vscode.Position,
): vscode.Range {
  return new vscode.Range(positionAt(lines, start), positionAt(lines, end));
}
