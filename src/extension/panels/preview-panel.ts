import * as vscode from 'vscode';
import type { ShownRow } from '../../engine/language/language-request.js';
import { documentOf, keptPreview } from '../preview/kept-preview.js';
import { panelBeside } from './panel-beside.js';
import { panelIds } from './panel-ids.js';
import { emptyTitle, isShowable, type PanelPorts, type RunningPreview, startPreview } from './preview-page.js';

/** The messages of a prompt beside its editor, as they will be sent. Closing the panel ends all of its work. */
export interface PreviewPanel {
  /** Shows the prompt a lens or menu names, else the active editor's. */
  readonly open: (uri?: vscode.Uri) => Promise<void>;
  /** Goes on in a panel from before a reload of the window, unless there is a newer one. */
  readonly restore: (panel: vscode.WebviewPanel) => Promise<void>;
  /** The row a document is shown with; undefined where it is not shown, or with none. */
  readonly shownRow: (document: vscode.TextDocument) => ShownRow | undefined;
  dispose(): void;
}

export function createPreviewPanel(ports: PanelPorts): PreviewPanel {
  let running: RunningPreview | undefined;
  const start = (panel: vscode.WebviewPanel, pinned: boolean): RunningPreview => {
    const started = startPreview(ports, panel, pinned);
    running = started;
    panel.onDidDispose(() => (running = undefined));
    return started;
  };
  return {
    async open(uri) {
      const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
      if (!document || !isShowable(ports, document)) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a prompt file first, then run the command again.'),
        );
        return;
      }
      running?.panel.reveal(undefined, true);
      const shown = running ?? start(panelBeside({ id: panelIds.preview, title: emptyTitle() }), false);
      shown.show(document);
    },
    async restore(panel) {
      if (running) panel.dispose();
      else {
        const kept = keptPreview(ports.settings);
        const started = start(panel, kept?.pinned ?? false);
        const document = await documentOf(kept);
        if (document && isShowable(ports, document)) started.show(document);
      }
    },
    shownRow: (document) => running?.shownRow(document),
    dispose: () => void running?.panel.dispose(),
  };
}
