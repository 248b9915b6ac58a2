import * as vscode from 'vscode';

/** Whether runs may run code of prompts: the user's own setting says so, which no folder can, and the folder is trusted. */
export function isCodeAllowed(): boolean {
  return vscode.workspace.isTrusted && vscode.workspace.getConfiguration('hone').get<boolean>('allowCode', false);
}
