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
  return {
    open: (uri) => (preview ??= load().createPreview(context, prompts, workspace)).open(uri),
    shownRow: (document) => preview?.shownRow(document),
    dispose: () => preview?.dispose(),
  };
}
