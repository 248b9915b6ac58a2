import * as vscode from 'vscode';
import { isPrompt } from './language/prompt-files.js';

/** The prompt a command is about: the one a lens or menu names, else the active editor's; says so when there is none. */
export async function targetPrompt(uri?: vscode.Uri, accepts = isPrompt): Promise<vscode.TextDocument | undefined> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (document && accepts(document)) return document;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a .prompt file first, then run the command again.'));
  return undefined;
}

/** Runs read the file, so an unsaved buffer is saved first. False when it could not be, or has no file yet. */
export async function savedForRun(document: vscode.TextDocument): Promise<boolean> {
  if (document.isUntitled) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Save the prompt as a file first: its data is found relative to it.'),
    );
    return false;
  }
  if (!document.isDirty) return true;
  const saved = await document.save();
  if (saved) vscode.window.setStatusBarMessage(vscode.l10n.t('Hone: saved the prompt before the run'), 4000);
  return saved;
}
