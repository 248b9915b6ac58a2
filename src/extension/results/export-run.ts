import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import type { WrittenFormat } from '../../host/reports/write-run.js';
import type { ResultsPorts } from './results-ports.js';
import type { ResultsState } from './results-state.js';
import { withRunHost } from './with-run-host.js';

interface ExportChoice extends vscode.QuickPickItem {
  readonly ending: string;
  readonly write: (written: Written) => Promise<void>;
}

interface Written {
  readonly ports: ResultsPorts;
  readonly state: ResultsState;
  readonly run: string;
  readonly host: OpenedHost;
  readonly print: (text: string) => void;
}

/** Rows of a comparison that are written out for each pair of variants. */
const mostMoved = 20;

/** Asks for a format and a file and writes the run there, as `hone runs show` does. */
export async function exportRun(ports: ResultsPorts, state: ResultsState): Promise<void> {
  const { id } = state;
  if (id === undefined) return;
  const choice = await vscode.window.showQuickPick(choicesOf(state), { title: vscode.l10n.t('Export the results as') });
  if (choice === undefined) return;
  await withRunHost(ports, state, async (host) => {
    const name = `${basename(state.run.files[0] ?? 'results').replace(/\.\w+$/, '')}-${id}${choice.ending}`;
    const file = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.file(join(host.root, name)) });
    if (file === undefined) return;
    const output = ports.loadJobs().openReportFile(file.fsPath);
    try {
      await choice.write({ ports, state, run: id, host, print: output.print });
    } finally {
      output.close();
    }
    await offerToOpen(file);
  });
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Exported to {0}.', file.fsPath),
    vscode.l10n.t('Open'),
  );
  if (answer === undefined) return;
  if (file.fsPath.endsWith('.html')) await vscode.env.openExternal(file);
  else await vscode.commands.executeCommand('vscode.open', file);
}

function choicesOf({ comparison }: ResultsState): ExportChoice[] {
  const runs = [
    runChoice('html', '.html', {
      label: vscode.l10n.t('HTML report'),
      detail: vscode.l10n.t('One file for people; works without a network.'),
    }),
    runChoice('csv', '.csv', { label: 'CSV', detail: vscode.l10n.t('A line for each answer, for a spreadsheet.') }),
    runChoice('markdown', '.md', {
      label: 'Markdown',
      detail: vscode.l10n.t('For a pull request: scores, and the worst rows folded away.'),
    }),
    runChoice('json', '.json', {
      label: 'JSON',
      detail: vscode.l10n.t('The report as hone eval --format json prints it.'),
    }),
    runChoice('junit', '.xml', { label: 'JUnit', detail: vscode.l10n.t('For a build server.') }),
  ];
  return comparison === null ? runs : [...runs, ...comparisonChoices];
}

function runChoice(format: WrittenFormat, ending: string, item: vscode.QuickPickItem): ExportChoice {
  return {
    ...item,
    ending,
    async write({ ports, run, host, print }) {
      const { learnersOf, reportRun, runPath, storedRun, writeRun } = ports.loadJobs();
      const stored = storedRun(runPath(host.runsFolder, run));
      const report = await reportRun(stored);
      const learners = learnersOf(report);
      const place = { journal: host.relativePath(stored.path), learners };
      await writeRun(format, { report, stored, thresholds: [], place }, print);
    },
  };
}

const comparisonChoices: readonly ExportChoice[] = (['html', 'markdown'] as const).map((format) => ({
  label: format === 'html' ? vscode.l10n.t('Comparison as an HTML report') : vscode.l10n.t('Comparison as Markdown'),
  detail: vscode.l10n.t('What changed between the two runs, and what it did.'),
  ending: format === 'html' ? '-compared.html' : '-compared.md',
  async write({ ports, state, run, host, print }) {
    const { compareHtml, compareMarkdown, compareRuns, runPath, storedRun } = ports.loadJobs();
    const [then, now] = [state.comparison?.difference.run ?? run, run].map((id) =>
      storedRun(runPath(host.runsFolder, id)),
    );
    if (then === undefined || now === undefined) return;
    const comparison = await compareRuns(then, now, mostMoved);
    print(format === 'html' ? compareHtml(comparison) : compareMarkdown(comparison));
  },
}));
