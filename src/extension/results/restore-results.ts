import * as vscode from 'vscode';
import type { ResultsPanel } from '../panels/results-panel.js';
import type { ResultsPorts } from './results-ports.js';
import { showRun } from './show-stored-run.js';
import { shownRun } from './shown-run.js';

type Ports = Pick<ResultsPorts, 'loadJobs' | 'openRunHost'> & {
  readonly results: ResultsPanel;
  readonly memory: vscode.Memento;
};

/** Shows in a panel from before a reload of the window what it showed then; where that run is gone, it is empty and says what to do. */
export async function restoreResults(ports: Ports, panel: vscode.WebviewPanel): Promise<void> {
  const { openRunHost, results, memory } = ports;
  const kept = shownRun(memory);
  results.adopt(panel);
  if (kept === undefined || results.state !== undefined) return;
  const host = await openRunHost(vscode.Uri.file(kept.file)).catch(() => undefined);
  if (host === undefined) return;
  try {
    // Nobody asked for it just now, so nobody is told of a run that was taken away.
    await showRun(ports, host, { run: kept.run }).catch(() => undefined);
  } finally {
    host.close();
  }
}
