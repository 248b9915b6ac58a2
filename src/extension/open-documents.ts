import * as vscode from 'vscode';

/** The document at an address, where an editor or the extension has it open. */
export function openDocumentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}
