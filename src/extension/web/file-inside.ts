import * as vscode from 'vscode';
import { fileNamedIn } from '../prompt-folder.js';

/** The file of the workspace that a prompt names; undefined for what lies elsewhere. */
export function fileInside(prompt: vscode.Uri, path: string): vscode.Uri | undefined {
  const named = isRemote(path) ? undefined : fileNamedIn(prompt, path);
  return named && vscode.workspace.getWorkspaceFolder(named) ? named : undefined;
}

/** An address, or a path with a server's name. */
function isRemote(path: string): boolean {
  return /^(?:[\\/]{2}|[a-z][a-z\d+.-]+:)/i.test(path);
}
