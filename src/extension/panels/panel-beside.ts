import * as vscode from 'vscode';
import { webviewOptions } from './webview-page.js';

/** A new panel beside the editor, which keeps the focus. It may load pictures of these folders. */
export function panelBeside(
  extensionUri: vscode.Uri,
  { id, title }: { readonly id: string; readonly title: string },
  pictures: readonly vscode.Uri[] = [],
): vscode.WebviewPanel {
  const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const panel = vscode.window.createWebviewPanel(id, title, column, webviewOptions(extensionUri, pictures));
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `prompt-file-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  return panel;
}
