import * as vscode from 'vscode';
import { panelIds } from '../panels/panel-ids.js';
import type { PreviewPanel } from '../panels/preview-panel.js';

/** Lets a preview that is open when the window is reloaded go on after it. */
export function keepPreviewOpen({ restore }: PreviewPanel): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(panelIds.preview, { deserializeWebviewPanel: restore });
}
