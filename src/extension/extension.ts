import * as vscode from 'vscode';
import { openExample, welcomeToExample } from './commands/open-example.js';
import { registerCommands } from './commands/register-commands.js';
import { createReview } from './commands/review.js';
import { createEvaluation } from './evaluation.js';
import { createCodeLenses } from './language/code-lenses.js';
import { showConfigProblems } from './language/config-problems.js';
import { showDiagnostics } from './language/diagnostics.js';
import { createLinter } from './language/linter.js';
import { createPromptWorkspaces } from './language/prompt-workspaces.js';
import { registerLanguage } from './language/register-language.js';
import { createJobsLoader, createSchemaCheck } from './load-bundles.js';
import { createVersionDocuments } from './optimizer/version-documents.js';
import { createOptimizerView } from './panels/optimizer-view.js';
import { createLazyPreview } from './preview/lazy-preview.js';
import { keepPreviewOpen } from './preview/restored-preview.js';
import { createPromptDocuments } from './prompt-documents.js';
import { createRunHosts } from './run-host.js';
import { createRuns } from './runs.js';
import { createWorkspaceConfig } from './workspace-config.js';

/** Called when a prompt is opened, a command runs or the view is shown. Whatever a run needs is loaded later. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, extensionPath, globalState, workspaceState, secrets, subscriptions } = context;
  const workspace = createWorkspaceConfig(createSchemaCheck(extensionPath));
  const { workspaceOf } = workspace;
  const prompts = createPromptDocuments(workspace.relativePath);
  const linter = createLinter(prompts, workspace);
  const rulePage = (rule: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', 'rules', `${rule}.md`);
  const loadJobs = createJobsLoader(extensionPath);
  const openRunHost = createRunHosts(loadJobs, workspace, secrets);
  const runs = createRuns();
  const runPorts = { workspace, loadJobs, openRunHost, runs };
  const versions = createVersionDocuments();
  const optimizer = createOptimizerView(extensionUri, { read: prompts.first, ...runPorts, versions, workspaceState });
  const evaluation = createEvaluation(context, { ...runPorts, prompts, versions });
  const codeLenses = createCodeLenses({ prompts, workspaceOf }, evaluation.lastScore);
  const preview = createLazyPreview(context, prompts, workspace);
  const review = createReview({ loadJobs, openRunHost, runs, prompts }, subscriptions);

  const actions = { ...evaluation, openPreview: preview.open, optimize: optimizer.optimize, review };
  const openOwnExample = (): Promise<void> => openExample({ extensionUri, globalState });
  const workspaces = createPromptWorkspaces(workspace.rootOf);
  subscriptions.push(runs, evaluation, versions, optimizer, preview, keepPreviewOpen(preview), workspaces);
  subscriptions.push(evaluation.onScore(codeLenses.refresh));
  subscriptions.push(showDiagnostics(linter, rulePage), showConfigProblems());
  const language = { prompts, workspaceOf, rowValues: preview.shownRow };
  subscriptions.push(registerLanguage(language, { linter, codeLenses, workspaces, rulePage }));
  subscriptions.push(registerCommands({ ...actions, openExample: openOwnExample, runs, secrets, workspace }));
  void welcomeToExample(globalState);
}
