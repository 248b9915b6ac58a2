import * as vscode from 'vscode';
import { isRecord, isText } from '../../protocol/guards.js';
import { keepNew } from '../keep-new.js';

/** What the preview shows, kept over a reload of the window. */
export interface KeptPreview {
  /** Address of the prompt's file. */
  readonly prompt: string;
  readonly pinned: boolean;
}

const key = 'hone.preview.shown';

/** From the editor's memory of a workspace, where another version of Hone may have left something else. */
export function keptPreview(memory: vscode.Memento): KeptPreview | undefined {
  const kept: unknown = memory.get(key);
  if (!isRecord(kept)) return undefined;
  const { prompt, pinned } = kept;
  return isText(prompt) ? { prompt, pinned: pinned === true } : undefined;
}

/** Called whenever it is shown. */
export function keepPreview(memory: vscode.Memento, document: vscode.TextDocument | undefined, pinned: boolean): void {
  // What was never saved has another address after a reload.
  if (!document || document.isUntitled) return;
  keepNew(memory, key, { prompt: document.uri.toString(), pinned } satisfies KeptPreview);
}

/** The prompt of before, or where its file is gone that of the active editor. */
export async function documentOf(kept: KeptPreview | undefined): Promise<vscode.TextDocument | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (kept === undefined) return active;
  return vscode.workspace.openTextDocument(vscode.Uri.parse(kept.prompt)).then(undefined, () => active);
}
