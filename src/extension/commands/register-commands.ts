import * as vscode from 'vscode';
import type { Runs } from '../runs.js';
import type { WorkspaceConfig } from '../workspace-config.js';
import { removeApiKey, setApiKey } from './api-keys.js';
import type { EvaluateCommands } from './evaluate-commands.js';
import { newPrompt } from './new-prompt.js';
import { getStarted } from './open-example.js';

export interface CommandPorts {
  readonly openPreview: (uri?: vscode.Uri) => Promise<void>;
  readonly evaluate: EvaluateCommands['evaluate'];
  readonly evaluateFolder: EvaluateCommands['evaluateFolder'];
  readonly vary: EvaluateCommands['vary'];
  readonly optimize: (uri?: vscode.Uri) => Promise<void>;
  readonly review: (uri?: vscode.Uri) => Promise<void>;
  readonly showResults: (uri?: vscode.Uri) => Promise<void>;
  readonly openExample: () => Promise<void>;
  readonly runs: Pick<Runs, 'choose' | 'stopAll'>;
  readonly secrets: vscode.SecretStorage;
  readonly workspace: WorkspaceConfig;
}

/** All commands, as `package.json` contributes them. */
export function registerCommands(ports: CommandPorts): vscode.Disposable {
  const {
    openPreview,
    evaluate,
    evaluateFolder,
    vary,
    optimize,
    review,
    showResults,
    openExample,
    runs,
    secrets,
    workspace,
  } = ports;
  const handlers = {
    'hone.openPreview': openPreview,
    'hone.evaluate': evaluate,
    'hone.evaluateFolder': evaluateFolder,
    'hone.vary': vary,
    'hone.optimize': optimize,
    'hone.review': review,
    'hone.showResults': showResults,
    'hone.showRuns': runs.choose,
    'hone.stopRun': runs.stopAll,
    'hone.setApiKey': () => setApiKey(secrets, workspace.config()),
    'hone.removeApiKey': () => removeApiKey(secrets, workspace.config()),
    'hone.newPrompt': newPrompt,
    'hone.openExample': openExample,
    'hone.getStarted': getStarted,
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler)),
  );
}
