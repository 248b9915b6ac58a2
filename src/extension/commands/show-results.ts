import * as vscode from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import { failureText } from '../failure-text.js';
import type { LoadJobs } from '../load-bundles.js';
import type { ResultsPanel } from '../panels/results-panel.js';
import type { OpenRunHost } from '../run-host.js';
import { showRun } from '../results/show-stored-run.js';
import type { KeptRuns } from '../scores/kept-runs.js';

export interface ShowPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
  readonly results: ResultsPanel;
  readonly keptRuns: KeptRuns;
}

/** Brings the results to the front: those of a prompt's last run, read from its journal when the panel holds others. */
export async function showResults(
  { loadJobs, openRunHost, results, keptRuns }: ShowPorts,
  prompt?: vscode.Uri,
): Promise<void> {
  const kept = prompt && keptRuns.of(prompt);
  const shown = results.state;
  if (prompt === undefined || kept === undefined || shown?.phase === 'running' || shown?.report?.run === kept.run) {
    results.reveal();
    return;
  }
  let host: OpenedHost | undefined;
  try {
    host = await openRunHost(prompt);
    await showRun({ loadJobs, results }, host, { run: kept.run });
  } catch (error) {
    void vscode.window.showErrorMessage(failureText(error));
  } finally {
    host?.close();
  }
}
