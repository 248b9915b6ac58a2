import * as vscode from 'vscode';
import { evaluatePrompts } from './commands/evaluate.js';
import type { Evaluation } from './commands/evaluate-ports.js';
import { type EvaluateCommands, evaluateCommands } from './commands/evaluate-commands.js';
import { showResults } from './commands/show-results.js';
import type { LastScore } from './language/code-lenses.js';
import type { LoadJobs } from './load-bundles.js';
import { panelIds } from './panels/panel-ids.js';
import { createResultsPanel } from './panels/results-panel.js';
import type { VersionDocuments } from './optimizer/version-documents.js';
import type { PromptDocuments } from './prompt-documents.js';
import { answerAboutRun } from './results/answer-about-run.js';
import { restoreResults } from './results/restore-results.js';
import type { ResultsPorts } from './results/results-ports.js';
import { keepShownRun } from './results/shown-run.js';
import { defaultModel, type OpenRunHost } from './run-host.js';
import type { Runs } from './runs.js';
import { createKeptRuns } from './scores/kept-runs.js';
import { createLastRuns } from './scores/last-runs.js';
import { createMarks } from './scores/marks.js';
import { scoreLens } from './scores/score-words.js';
import { createTestExplorer } from './testing/test-explorer.js';
import type { WorkspaceConfig } from './workspace-config.js';

export interface EvaluationPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly runs: Runs;
  readonly workspace: WorkspaceConfig;
  readonly prompts: PromptDocuments;
  readonly versions: VersionDocuments;
}

/** Evaluating, and all that shows what came of it: the results, the last score with its marks, the Test Explorer. */
export interface EvaluationParts extends EvaluateCommands {
  readonly showResults: (prompt?: vscode.Uri) => Promise<void>;
  readonly lastScore: LastScore;
  readonly onScore: vscode.Event<void>;
  dispose(): void;
}

export function createEvaluation(context: vscode.ExtensionContext, ports: EvaluationPorts): EvaluationParts {
  const { loadJobs, openRunHost, runs, workspace, prompts, versions } = ports;
  const { rootOf } = workspace;
  const memory = context.workspaceState;
  const keptRuns = createKeptRuns(memory);
  const lastRuns = createLastRuns(keptRuns, (uri) => defaultModel(uri, workspace.config().model));
  const rerun: ResultsPorts['rerun'] = ({ run, report }, rows) =>
    evaluate({
      prompts: run.files.map((file) => vscode.Uri.file(file)),
      rows: rows && { of: report?.run, ids: rows },
      vary: run.isVaried ?? false,
    });
  const results = createResultsPanel(context.extensionUri, {
    stop: runs.stopAll,
    shown: (state) => keepShownRun(memory, state),
    answer: (panel, state, request) =>
      answerAboutRun({ loadJobs, openRunHost, results: panel, versions, rerun }, state, request),
  });
  const evaluatePorts = { loadJobs, openRunHost, runs, results, rootOf, keep: lastRuns.set };
  const evaluate = (asked: Evaluation): Promise<void> => evaluatePrompts(evaluatePorts, asked);
  const restored = vscode.window.registerWebviewPanelSerializer(panelIds.results, {
    deserializeWebviewPanel: (panel) => restoreResults({ loadJobs, openRunHost, results, memory }, panel),
  });
  const shown = [createMarks(lastRuns, prompts), createTestExplorer({ loadJobs, openRunHost, rootOf, evaluate })];
  return {
    ...evaluateCommands(evaluate),
    showResults: (prompt) => showResults({ loadJobs, openRunHost, results, keptRuns }, prompt),
    lastScore(document) {
      const last = lastRuns.of(document);
      return last && scoreLens(last.kept, last.changed);
    },
    onScore: lastRuns.onChanged,
    dispose: () => void vscode.Disposable.from(restored, results, lastRuns, ...shown).dispose(),
  };
}
