import type * as vscode from 'vscode';
import { createPreviewLoader } from '../load-bundles.js';
import type { PreviewPanel } from '../panels/preview-panel.js';
import type { PromptDocuments } from '../prompt-documents.js';
import type { WorkspaceConfig } from '../workspace-config.js';

/** The preview, which is loaded when it is opened first. */
export function createLazyPreview(
  context: vscode.ExtensionContext,
  prompts: PromptDocuments,
  workspace: WorkspaceConfig,
): PreviewPanel {
  const load = createPreviewLoader(context.extensionPath);
  let preview: PreviewPanel | undefined;
  const loaded = (): PreviewPanel => (preview ??= load().createPreview(context, prompts, workspace));
  return {
    open: (uri) => loaded().open(uri),
    restore: (panel) => loaded().restore(panel),
    shownRow: (document) => preview?.shownRow(document),
    dispose: () => preview?.dispose(),
  };
}
