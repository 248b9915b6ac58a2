import * as vscode from 'vscode';
import { renameByMapping } from '../../engine/language/workspace/rename-by-mapping.js';
import { renameTarget } from '../../engine/language/workspace/rename-target.js';
import { rename, type FileRename } from '../../engine/language/workspace/rename.js';
import type { OpenWorkspace, PromptWorkspaces } from './prompt-workspaces.js';
import { rangeOf } from './ranges.js';

const prompt: vscode.WorkspaceEditEntryMetadata = { label: vscode.l10n.t('Prompts'), needsConfirmation: false };
const dataFile: vscode.WorkspaceEditEntryMetadata = {
  label: vscode.l10n.t('Data files'),
  description: vscode.l10n.t('prompts read their rows by these names'),
  needsConfirmation: true,
};

/** Renames over all files at once; the editor's preview asks about data files. */
export function createRename(workspaces: PromptWorkspaces): vscode.RenameProvider {
  return {
    async prepareRename(document, position) {
      const { workspace, path } = await workspaces.open(document);
      const target = renameTarget(workspace, path, document.offsetAt(position));
      if (target.kind === 'refused') throw new Error(target.message);
      return { range: rangeOf(document, target.span), placeholder: target.name };
    },
    async provideRenameEdits(document, position, newName) {
      const open = await workspaces.open(document, 'whole');
      const request = { path: open.path, offset: document.offsetAt(position), newName };
      const result = rename(open.workspace, request);
      if (result.kind === 'edit') {
        for (const note of result.notes) void vscode.window.showInformationMessage(note);
        return toEdit(open, result.files);
      }
      if (!result.canMap) throw new Error(result.message);
      void offerMapping(result.message, async () => {
        const mapped = renameByMapping(open.workspace, request);
        if (mapped.kind === 'edit') await vscode.workspace.applyEdit(toEdit(open, mapped.files));
        else void vscode.window.showErrorMessage(mapped.message);
      });
      return new vscode.WorkspaceEdit();
    },
  };
}

async function offerMapping(message: string, apply: () => Promise<void>): Promise<void> {
  const action = vscode.l10n.t('Rename and Map the Column');
  if ((await vscode.window.showWarningMessage(message, action)) === action) await apply();
}

function toEdit({ uriOf, rangeAt }: OpenWorkspace, files: readonly FileRename[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, edits, confirm } of files) {
    const metadata = confirm ? dataFile : prompt;
    for (const { span, text } of edits) edit.replace(uriOf(path), rangeAt({ path, span }), text, metadata);
  }
  return edit;
}
