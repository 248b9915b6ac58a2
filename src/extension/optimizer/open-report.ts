import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { LoadJobs } from '../load-bundles.js';
import { failureText } from '../failure-text.js';
import type { OpenRunHost } from '../run-host.js';
import type { EndedRun } from './run-control.js';

export interface ReportPorts {
  readonly loadJobs: LoadJobs;
  readonly openRunHost: OpenRunHost;
}

/** Hands an ended run out: as Markdown beside its journal, to be read here, or as a page in a file of its own. */
export async function openReport({ prompt, report, offline }: EndedRun, ports: ReportPorts): Promise<void> {
  const here = { label: vscode.l10n.t('Read it here'), detail: vscode.l10n.t('Markdown, kept beside the run.') };
  const page = { label: vscode.l10n.t('Save it as a page…'), detail: vscode.l10n.t('HTML in one file, for others.') };
  const choice = await vscode.window.showQuickPick([here, page], {
    title: vscode.l10n.t('Report of the optimization'),
  });
  if (choice === undefined) return;
  try {
    const host = await ports.openRunHost(prompt);
    const { runsFolder, root } = host;
    host.close();
    const { optimizeHtml, optimizeMarkdown } = ports.loadJobs();
    const journal = host.relativePath(join(runsFolder, `${report.run}.jsonl`));
    const place = { file: host.relativePath(prompt.fsPath), journal, learners: offline ? ['The offline model'] : [] };
    if (choice === here) await readHere(join(runsFolder, `${report.run}.md`), optimizeMarkdown(report, place), ports);
    else await savePage(join(root, pageName(prompt, report.run)), optimizeHtml(report, place), ports);
  } catch (error) {
    void vscode.window.showErrorMessage(failureText(error));
  }
}

function pageName(prompt: vscode.Uri, run: string): string {
  return `${basename(prompt.fsPath).replace(/\.\w+$/, '')}-${run}.html`;
}

async function readHere(path: string, text: string, ports: ReportPorts): Promise<void> {
  write(path, text, ports);
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(path));
}

async function savePage(proposed: string, text: string, ports: ReportPorts): Promise<void> {
  const file = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.file(proposed) });
  if (file === undefined) return;
  write(file.fsPath, text, ports);
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Saved to {0}.', file.fsPath), open);
  if (answer === open) await vscode.env.openExternal(file);
}

/** @throws HostError */
function write(path: string, text: string, { loadJobs }: ReportPorts): void {
  const file = loadJobs().openReportFile(path);
  try {
    file.print(text);
  } finally {
    file.close();
  }
}
