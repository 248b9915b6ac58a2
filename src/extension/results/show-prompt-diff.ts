import * as vscode from 'vscode';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { withRunHost } from './with-run-host.js';

/** A prompt as it was in the run compared with and in the one that is shown, in the editor's own diff. */
export async function showPromptDiff(ports: ResultsPorts, state: ResultsState, prompt: string): Promise<void> {
  const { id, comparison } = state;
  if (id === undefined || comparison === null) return;
  const { runPath, splitAddress, storedRun, textsOf } = ports.loadJobs();
  await withRunHost(ports, state, async ({ runsFolder }) => {
    const [then, now] = await Promise.all(
      [comparison.difference.run, id].map(async (run) => textsOf(storedRun(runPath(runsFolder, run)))),
    );
    const { path } = splitAddress(prompt);
    const textIn = (texts: ReadonlyMap<string, string> | undefined): string | undefined =>
      texts?.get(prompt) ?? texts?.get(path) ?? [...(texts?.values() ?? [])][0];
    const [before, after] = [textIn(then), textIn(now)];
    if (before === undefined || after === undefined) return;
    await ports.versions.showDiff(path, before, { name: vscode.l10n.t('this run'), text: after });
  });
}
