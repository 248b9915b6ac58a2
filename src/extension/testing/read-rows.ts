import * as vscode from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import { failureText } from '../failure-text.js';
import { whole } from '../numbers.js';
import { rowOutcome } from './cell-outcome.js';
import type { Explorer } from './explorer.js';
import { report } from './report-row.js';
import { pageSize, type Place } from './test-items.js';

type Suite = Exclude<Place, { readonly kind: 'row' }>;

/** Puts the rows of a prompt under its item, or pages of them, with what its last run said of them. */
export async function readRows(item: vscode.TestItem, explorer: Explorer): Promise<void> {
  const place = explorer.items.placeOf(item);
  if (place === undefined || place.kind === 'row') return;
  item.busy = true;
  if (vscode.workspace.isTrusted) item.error = undefined;
  let host: OpenedHost | undefined;
  try {
    host = await explorer.openRunHost(place.prompt);
    await fill(item, place, { ...explorer, host });
  } catch (error) {
    item.error = failureText(error);
  } finally {
    host?.close();
    item.busy = false;
  }
}

async function fill(
  item: vscode.TestItem,
  place: Suite,
  ports: Explorer & { readonly host: OpenedHost },
): Promise<void> {
  const { items, loadJobs, host } = ports;
  const { prompt } = place;
  const window = place.kind === 'page' ? place : { first: 0, count: pageSize };
  const { data, rows, total, problems } = await loadJobs().rowsOfPrompt(prompt.fsPath, window, host);
  if (problems.length > 0) item.error = vscode.l10n.t('Left out: {0}', problems.join(' '));
  if (place.kind === 'prompt') {
    ports.watchData(item, data);
    item.description = total === 1 ? vscode.l10n.t('1 row') : vscode.l10n.t('{0} rows', whole(total));
  }
  if (place.kind === 'prompt' && total > pageSize) {
    const pages = Array.from({ length: Math.ceil(total / pageSize) }, (_, page) => page * pageSize);
    item.children.replace(pages.map((first) => items.page(prompt, first, total)));
    return;
  }
  item.children.replace(rows.map((row) => items.row(prompt, row)));
  await showLatest(item, { prompt, rows: new Set(rows.map(({ id }) => id)) }, ports);
}

/** The results of the last run, as long as they are those of the files as they stand. */
async function showLatest(
  item: vscode.TestItem,
  { prompt, rows }: { readonly prompt: vscode.Uri; readonly rows: ReadonlySet<string> },
  { controller, items, loadJobs, host }: Explorer & { readonly host: OpenedHost },
): Promise<void> {
  const { byRow, labelOf } = await loadJobs().latestByRow(prompt.fsPath, rows, host);
  if (byRow.size === 0) return;
  const run = controller.createTestRun(new vscode.TestRunRequest([item]), vscode.l10n.t('Last run'), false);
  for (const [row, cells] of byRow) {
    const child = items.rowItem(prompt, row);
    if (child) report(run, child, rowOutcome(cells, labelOf));
  }
  run.end();
}
