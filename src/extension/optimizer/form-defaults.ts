import * as vscode from 'vscode';
import type { WorkspaceConfig } from '../workspace-config.js';
import type { FormDefaults } from './optimizer-form.js';

/** What a form starts from: the editor's settings before `hone.config.yaml`. */
export function createFormDefaults(workspace: WorkspaceConfig): (document: vscode.TextDocument) => FormDefaults {
  return (document) => {
    const settings = vscode.workspace.getConfiguration('hone', document);
    const config = workspace.config();
    return {
      model: settings.get<string>('model', '') || config.model,
      writer: settings.get<string>('writer', '') || config.writer,
      judge: config.judge,
      optimize: config.optimize,
      maxCalls: settings.get<number>('optimize.maxCalls', 2000),
      maxUsd: settings.get<number>('maxUsd', 1),
    };
  };
}
