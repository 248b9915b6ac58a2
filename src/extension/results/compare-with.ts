import * as vscode from 'vscode';
import { findEarlierRuns } from './earlier-runs.js';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { runDifference } from './run-difference.js';
import { runMoves } from './run-moves.js';
import { withRunHost } from './with-run-host.js';

/** Holds the run that is shown against an earlier one; the user is asked for it where none is named. */
export async function compareWith(ports: ResultsPorts, state: ResultsState, asked: string | null): Promise<void> {
  const { id } = state;
  const run = asked ?? (await chooseEarlierRun(ports, state));
  if (run === undefined || id === undefined) return;
  const title = vscode.l10n.t('Comparing the two runs');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    withRunHost(ports, state, async ({ runsFolder }) => {
      const { compareRuns, runPath, storedRun } = ports.loadJobs();
      const [then, now] = [run, id].map((name) => storedRun(runPath(runsFolder, name)));
      if (then === undefined || now === undefined) return;
      const comparison = await compareRuns(then, now, Infinity);
      state.compare({ difference: runDifference(comparison, state.variants), moves: runMoves(comparison) });
    }),
  );
}

/** Asks which; undefined when nothing is chosen or there is none. */
async function chooseEarlierRun(ports: ResultsPorts, state: ResultsState): Promise<string | undefined> {
  const items = await withRunHost(ports, state, (host) =>
    Promise.resolve(findEarlierRuns(ports.loadJobs(), host, state)),
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no other run of this prompt yet. Change the prompt and evaluate it again, then compare.'),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Compare with an earlier run'),
    placeHolder: vscode.l10n.t('Which run should this one be held against?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.run;
}
