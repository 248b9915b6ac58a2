import * as vscode from 'vscode';
import { keyVariablesOf } from '../../host/models/providers.js';
import { createPreviewPanel, type PreviewPanel } from '../panels/preview-panel.js';
import type { PromptDocuments } from '../prompt-documents.js';
import type { WorkspaceConfig } from '../workspace-config.js';
import { pictureAddress, previewFiles } from './preview-files.js';
import { createPreviewMemory } from './preview-memory.js';

/** The preview over the editor's documents, settings and memory. */
export function createPreview(
  { extensionUri, workspaceState }: vscode.ExtensionContext,
  prompts: PromptDocuments,
  workspace: WorkspaceConfig,
): PreviewPanel {
  const defaultModel = ({ uri }: vscode.TextDocument): string =>
    vscode.workspace.getConfiguration('hone', uri).get<string>('model', '') || workspace.config().model;
  return createPreviewPanel({
    extensionUri,
    settings: workspaceState,
    memory: createPreviewMemory(workspaceState),
    prompts: prompts.all,
    filesOf: (document) => previewFiles(document, keyVariablesOf(workspace.config())),
    defaultModel,
    pictures: pictureAddress,
  });
}
