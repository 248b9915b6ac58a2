import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { RowItem } from '../../engine/dataset/row.js';
import { findRoot } from '../../host/config/find-root.js';
import { openRows } from '../../host/data/open-rows.js';
import { createLocator } from '../../host/files/locate.js';
import { partialPath } from '../../host/files/partials.js';
import { readTextSync } from '../../host/files/read-text.js';
import { HostError } from '../../host/host-error.js';
import { promptFolder } from '../prompt-folder.js';

export interface FoundPartial {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** The files around a prompt as they are now: what an open editor holds wins over what is saved. */
export interface PreviewFiles {
  /** @throws HostError `outside-workspace`, and for what cannot be read */
  partial(name: string): FoundPartial | undefined;
  /** Absolute path of a file the prompt names; undefined where nothing must be looked at in restricted mode. */
  readonly locate: (reference: string) => string | undefined;
  rows(path: string): AsyncIterable<RowItem>;
  /** Calls back when the file changes; the result ends it. */
  watch(path: string, onChanged: () => void): () => void;
}

export function previewFiles(document: vscode.TextDocument): PreviewFiles {
  const folder = promptFolder(document.uri).fsPath;
  const root = findRoot(folder);
  const { locate } = createLocator(root, folder, { trusted: vscode.workspace.isTrusted });
  return {
    partial(name) {
      const path = partialPath(root, folder, name);
      return path === undefined ? undefined : { path, text: openText(path) ?? readTextSync(path) };
    },
    locate,
    rows: (path) => openRows(path),
    watch(path, onChanged) {
      const pattern = new vscode.RelativePattern(vscode.Uri.file(dirname(path)), path.slice(dirname(path).length + 1));
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) event(onChanged);
      return () => void watcher.dispose();
    },
  };
}

function openText(path: string): string | undefined {
  return vscode.workspace.textDocuments
    .find(({ uri, isClosed }) => uri.scheme === 'file' && !isClosed && uri.fsPath === path)
    ?.getText();
}

/** A picture the panel may load: inside the workspace, links followed. */
export function pictureAddress(
  document: vscode.TextDocument,
  webview: vscode.Webview,
): (path: string) => { readonly source: string } | { readonly reason: string } {
  const folder = promptFolder(document.uri).fsPath;
  return (path) => {
    try {
      const found = partialPath(findRoot(folder), folder, path);
      if (found === undefined) return { reason: 'no such file' };
      const isReachable = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(found)) !== undefined;
      if (!isReachable) return { reason: 'outside the opened folder' };
      return { source: webview.asWebviewUri(vscode.Uri.file(found)).toString() };
    } catch (error) {
      if (error instanceof HostError) return { reason: 'outside the workspace' };
      throw error;
    }
  };
}
