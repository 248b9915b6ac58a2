import * as vscode from 'vscode';
import { createCodeLenses } from '../language/code-lenses.js';
import { showConfigProblems } from '../language/config-problems.js';
import { showDiagnostics } from '../language/diagnostics.js';
import { createLinter } from '../language/linter.js';
import { createPromptWorkspaces } from '../language/prompt-workspaces.js';
import { registerLanguage } from '../language/register-language.js';
import { newPrompt } from '../commands/new-prompt.js';
import { getStarted, openExample, welcomeToExample } from '../commands/open-example.js';
import { keepPreviewOpen } from '../preview/restored-preview.js';
import { createPromptDocuments } from '../prompt-documents.js';
import { openedAround } from '../prompt-folder.js';
import { createWebFiles } from './web-files.js';
import { createWebPreview } from './web-preview.js';
import { createWebWorkspace } from './web-workspace.js';

/** What needs files to write to, keys and a network of its own. */
const runs = [
  'hone.evaluate',
  'hone.evaluateFolder',
  'hone.vary',
  'hone.optimize',
  'hone.review',
  'hone.showResults',
  'hone.showRuns',
  'hone.stopRun',
  'hone.setApiKey',
  'hone.removeApiKey',
];

/** The extension where it runs in a browser: the language features and the preview. Runs are for a desktop or a remote machine. */
export async function activate(extension: vscode.ExtensionContext): Promise<void> {
  const { extensionUri, globalState, subscriptions } = extension;
  const files = createWebFiles();
  const workspace = createWebWorkspace(files);
  const prompts = createPromptDocuments(workspace.relativePath);
  const preview = createWebPreview(extension, prompts, { files, workspace });
  const context = { prompts, workspaceOf: workspace.workspaceOf, rowValues: preview.shownRow };
  const linter = createLinter(prompts, workspace);
  const rulePage = (rule: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', 'rules', `${rule}.md`);
  const codeLenses = createCodeLenses(context, () => undefined);

  const workspaces = createPromptWorkspaces(openedAround);
  subscriptions.push(files, workspaces, preview, keepPreviewOpen(preview), showConfigProblems());
  subscriptions.push(registerLanguage(context, { linter, codeLenses, workspaces, rulePage }));
  const commands = {
    'hone.newPrompt': newPrompt,
    'hone.openExample': () => openExample({ extensionUri, globalState }),
    'hone.getStarted': getStarted,
    'hone.openPreview': preview.open,
    ...Object.fromEntries(runs.map((id) => [id, explainRuns])),
  };
  for (const [id, run] of Object.entries(commands)) subscriptions.push(vscode.commands.registerCommand(id, run));
  void welcomeToExample(globalState);
  // Before the files are known, each include would look like a mistake.
  await files.ready;
  subscriptions.push(showDiagnostics(linter, rulePage, files.onChanged));
}

function explainRuns(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Evaluating, optimizing and reviewing need VS Code on a desktop or a remote machine: open this folder there.',
    ),
  );
}
