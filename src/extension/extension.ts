import * as vscode from 'vscode';
import { evaluatePrompt } from './commands/evaluate.js';
import { openCell } from './commands/open-cell.js';
import { registerCommands } from './commands/register-commands.js';
import { createReview } from './commands/review.js';
import { createCodeLenses } from './language/code-lenses.js';
import { showConfigProblems } from './language/config-problems.js';
import { showDiagnostics } from './language/diagnostics.js';
import { createLinter } from './language/linter.js';
import { createPromptWorkspaces } from './language/prompt-workspaces.js';
import { registerLanguage } from './language/register-language.js';
import { createLastScores } from './last-scores.js';
import { createJobsLoader, createSchemaCheck } from './load-bundles.js';
import { createVersionDocuments } from './optimizer/version-documents.js';
import { createOptimizerView } from './panels/optimizer-view.js';
import { createResultsPanel } from './panels/results-panel.js';
import { createLazyPreview } from './preview/lazy-preview.js';
import { createPromptDocuments } from './prompt-documents.js';
import { createRunHosts } from './run-host.js';
import { createRuns } from './runs.js';
import { createWorkspaceConfig } from './workspace-config.js';

/** Called when a prompt is opened, a command runs or the view is shown. Whatever a run needs is loaded later. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, extensionPath, secrets, subscriptions, workspaceState } = context;
  const workspace = createWorkspaceConfig(createSchemaCheck(extensionPath));
  const { workspaceOf } = workspace;
  const prompts = createPromptDocuments(workspace.relativePath);
  const linter = createLinter(prompts, workspace);
  const rulePage = (rule: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', 'rules', `${rule}.md`);
  const scores = createLastScores(workspaceState);
  const codeLenses = createCodeLenses({ prompts, workspaceOf }, ({ uri }) => scores.of(uri));

  const loadJobs = createJobsLoader(extensionPath);
  const openRunHost = createRunHosts(loadJobs, workspace, secrets);
  const runs = createRuns();
  const stopRuns = (): void => runs.stopAll();
  const versions = createVersionDocuments();
  const runPorts = { workspace, loadJobs, openRunHost, runs, versions };
  const optimizer = createOptimizerView(extensionUri, { read: prompts.first, ...runPorts });
  const { optimize } = optimizer;
  const results = createResultsPanel(extensionUri, {
    stop: stopRuns,
    rerun: (file) => evaluate(vscode.Uri.file(file)),
    openCell: (state, cell) => openCell({ loadJobs, openRunHost }, state, cell),
  });
  const preview = createLazyPreview(context, prompts, workspace);
  const showResults = (): void => results.reveal();
  const evaluate = async (uri?: vscode.Uri): Promise<void> => {
    const ended = await evaluatePrompt({ loadJobs, openRunHost, runs, results }, uri);
    if (!ended) return;
    scores.set(vscode.Uri.file(ended.file), ended.snapshot());
    codeLenses.refresh();
  };

  const review = createReview({ loadJobs, openRunHost, runs, prompts }, subscriptions);

  const actions = { openPreview: preview.open, evaluate, optimize, review, showResults, stopRuns };
  const workspaces = createPromptWorkspaces(workspace.rootOf);
  subscriptions.push(runs, results, versions, optimizer, preview, workspaces);
  subscriptions.push(showDiagnostics(linter, rulePage), showConfigProblems());
  const language = { prompts, workspaceOf, rowValues: preview.shownRow };
  subscriptions.push(registerLanguage(language, { linter, codeLenses, workspaces, rulePage }));
  subscriptions.push(registerCommands({ ...actions, secrets, workspace }));
}
