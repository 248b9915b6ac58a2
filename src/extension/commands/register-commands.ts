import * as vscode from 'vscode';
import type { WorkspaceConfig } from '../workspace-config.js';
import { removeApiKey, setApiKey } from './api-keys.js';
import { newPrompt } from './new-prompt.js';

export interface CommandPorts {
  readonly openPreview: (uri?: vscode.Uri) => Promise<void>;
  readonly evaluate: (uri?: vscode.Uri) => Promise<void>;
  readonly optimize: (uri?: vscode.Uri) => Promise<void>;
  readonly review: (uri?: vscode.Uri) => Promise<void>;
  readonly showResults: () => void;
  readonly stopRuns: () => void;
  readonly secrets: vscode.SecretStorage;
  readonly workspace: WorkspaceConfig;
}

/** All commands, as `package.json` contributes them. */
export function registerCommands(ports: CommandPorts): vscode.Disposable {
  const { openPreview, evaluate, optimize, review, showResults, stopRuns, secrets, workspace } = ports;
  const handlers = {
    'hone.openPreview': openPreview,
    'hone.evaluate': evaluate,
    'hone.optimize': optimize,
    'hone.review': review,
    'hone.showResults': showResults,
    'hone.stopRun': stopRuns,
    'hone.setApiKey': () => setApiKey(secrets, workspace.config()),
    'hone.removeApiKey': () => removeApiKey(secrets, workspace.config()),
    'hone.newPrompt': newPrompt,
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler)),
  );
}
