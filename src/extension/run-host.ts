import * as vscode from 'vscode';
import type { OpenedHost } from '../host/open-host.js';
import { readKeys } from './commands/api-keys.js';
import type { LoadJobs } from './load-bundles.js';
import { folderOf, type WorkspaceConfig } from './workspace-config.js';

/** Opens the workspace around a prompt for a run, with the editor's keys and settings. */
export type OpenRunHost = (prompt: vscode.Uri) => Promise<OpenedHost>;

export function createRunHosts(
  loadJobs: LoadJobs,
  workspace: WorkspaceConfig,
  secrets: vscode.SecretStorage,
): OpenRunHost {
  return async (prompt) => {
    const readSecret = await readKeys(secrets, workspace.config());
    const { listEditorModels, openHost, systemClock } = loadJobs();
    const editorModels = listEditorModels(vscode, systemClock);
    const host = await openHost({ startFolder: folderOf(prompt), readSecret, editorModels });
    const settings = vscode.workspace.getConfiguration('hone', prompt);
    const model = defaultModel(prompt, host.config.model);
    const writer = settings.get<string>('writer', '') || host.config.writer;
    return { ...host, config: { ...host.config, model, writer } };
  };
}

/** The model of prompts that name none: the editor's setting wins over the configuration. */
export function defaultModel(prompt: vscode.Uri, configured: string): string {
  return vscode.workspace.getConfiguration('hone', prompt).get<string>('model', '') || configured;
}
