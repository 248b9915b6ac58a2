import { join } from 'node:path';
import { env } from 'node:process';
import * as vscode from 'vscode';
import type { RowItem } from '../../engine/dataset/row.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { resolvePrompt } from '../../engine/prompt/resolve-prompt.js';
import { findRoot } from '../../host/config/find-root.js';
import { openRows } from '../../host/data/open-rows.js';
import { textRows } from '../../host/data/read-rows.js';
import { createLocator } from '../../host/files/locate.js';
import { partialPath } from '../../host/files/partials.js';
import { readTextSync } from '../../host/files/read-text.js';
import { referenceSource } from '../../host/files/reference-source.js';
import { HostError } from '../../host/host-error.js';
import { openDocumentAt } from '../open-documents.js';
import { promptFolder } from '../prompt-folder.js';
import type { ImageAddress } from './shown-media.js';
import { shownReferences } from './shown-references.js';
import { watchFile } from './watch-file.js';

export interface FoundPartial {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** A prompt with the values it refers to. */
export interface ResolvedPrompt {
  readonly doc: PromptDoc;
  /** The files that the values come from. */
  readonly files: readonly vscode.Uri[];
}

/** The files around a prompt as they are now: what an open editor holds wins over what is saved. */
export interface PreviewFiles {
  /** @throws HostError `outside-workspace`, and for what cannot be read */
  partial(name: string): FoundPartial | undefined;
  /** A file of rows the prompt names, or why nothing must be looked at. */
  readonly locate: (reference: string) => vscode.Uri | { readonly refusal: string };
  rows(uri: vscode.Uri): AsyncIterable<RowItem>;
  /** Puts the values in place that stand in the environment and in files beside the prompt, where they may be shown. */
  resolve(doc: PromptDoc): ResolvedPrompt;
  /** Calls back when the file changes, on the disk or in an editor; the result ends it. */
  watch(uri: vscode.Uri, onChanged: () => void): () => void;
}

export function previewFiles(document: vscode.TextDocument, keyVariables: ReadonlySet<string>): PreviewFiles {
  const folder = promptFolder(document.uri).fsPath;
  const root = findRoot(folder);
  const { locate } = createLocator(root, folder, { trusted: vscode.workspace.isTrusted });
  return {
    partial(name) {
      const path = partialPath(root, folder, name);
      if (path === undefined) return undefined;
      const uri = vscode.Uri.file(path);
      return { uri, text: textNow(uri) };
    },
    locate(reference) {
      const path = locate(reference);
      return path === undefined ? { refusal: restricted(reference) } : vscode.Uri.file(path);
    },
    rows(uri) {
      const open = openDocumentAt(uri);
      return open?.isDirty === true ? textRows(open.getText(), uri.fsPath) : openRows(uri.fsPath);
    },
    resolve(doc) {
      const files: vscode.Uri[] = [];
      const readText = (path: string): string => {
        const uri = vscode.Uri.file(path);
        files.push(uri);
        return textNow(uri);
      };
      const beside = join(folder, 'prompt');
      const source = referenceSource(beside, { env: (name) => env[name], keyVariables, readText });
      return { doc: resolvePrompt(doc, shownReferences(source, vscode.workspace.isTrusted)), files };
    },
    watch: watchFile,
  };
}

function restricted(reference: string): string {
  return vscode.l10n.t(
    '`{0}` is not read in restricted mode: it lies outside the folder. Trust the folder to see its rows.',
    reference,
  );
}

function textNow(uri: vscode.Uri): string {
  return openDocumentAt(uri)?.getText() ?? readTextSync(uri.fsPath);
}

/** The pictures the panel may load: inside the workspace, links followed. */
export function pictureAddress(document: vscode.TextDocument, webview: vscode.Webview): ImageAddress {
  const folder = promptFolder(document.uri).fsPath;
  return (path) => {
    try {
      const found = partialPath(findRoot(folder), folder, path);
      if (found === undefined) return { reason: vscode.l10n.t('no such file') };
      const isReachable = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(found)) !== undefined;
      if (!isReachable) return { reason: vscode.l10n.t('outside the opened folder') };
      return { source: webview.asWebviewUri(vscode.Uri.file(found)).toString() };
    } catch (error) {
      if (error instanceof HostError) return { reason: vscode.l10n.t('outside the workspace') };
      throw error;
    }
  };
}
