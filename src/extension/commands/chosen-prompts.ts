import * as vscode from 'vscode';
import { isPrompt } from '../language/prompt-files.js';
import { targetPrompt } from '../target-prompt.js';

/** Files in Hone's own languages, as `package.json` lists them. Without braces in braces, which VS Code's search does not know. */
export const promptGlob =
  '**/{*.prompt,*.prompty,*.poml,*.prompt.j2,*.prompt.jinja,*.prompt.jinja2,*.prompt.mustache,prompts/**/*.j2,prompts/**/*.jinja,prompts/**/*.jinja2,prompts/**/*.mustache}';

/** Looked at in one folder or workspace at most. */
export const mostPrompts = 1000;

/** The prompts a command is about: those selected in the explorer, the one a lens or menu names, or the active editor's. */
export async function chosenPrompts(uri?: vscode.Uri, selected?: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  if (selected === undefined || selected.length < 2) {
    const document = await targetPrompt(uri);
    return document ? [document.uri] : [];
  }
  const documents = await Promise.all(selected.map((one) => vscode.workspace.openTextDocument(one)));
  const prompts = documents.filter(isPrompt).map((document) => document.uri);
  if (prompts.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('None of the selected files is a prompt file.'));
  return prompts;
}
