import * as vscode from 'vscode';

/** The folder that paths in a prompt are relative to; for a prompt not yet saved, the opened folder. */
export function promptFolder(uri: vscode.Uri): vscode.Uri {
  const opened = vscode.workspace.workspaceFolders?.[0]?.uri;
  return uri.scheme === 'untitled' && opened !== undefined ? opened : vscode.Uri.joinPath(uri, '..');
}

/** The file a prompt names by a path of its own. */
export function fileNamedIn(uri: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(promptFolder(uri), path);
}

/** The opened folder around a file, else the file's own. */
export function openedAround(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? promptFolder(uri);
}
