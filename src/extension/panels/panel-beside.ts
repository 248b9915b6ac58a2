import * as vscode from 'vscode';
import { webviewOptions } from './webview-page.js';

/** A new panel beside the editor, which keeps the focus; to be dressed. */
export function panelBeside({ id, title }: { readonly id: string; readonly title: string }): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(id, title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}

/** Gives a panel, new or from before a reload of the window, its icon and its rights; pictures only of these folders. */
export function dressPanel(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  pictures: readonly vscode.Uri[] = [],
): vscode.WebviewPanel {
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `prompt-file-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  panel.webview.options = webviewOptions(extensionUri, pictures);
  return panel;
}
