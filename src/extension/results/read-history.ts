import * as vscode from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import type { HistoryEntry } from '../../host/jobs/runs/prompt-history.js';
import type { HistoryLine, RunHistory } from '../../protocol/results.js';
import type * as Jobs from '../jobs.js';
import { choiceLabel } from './result-words.js';

/** Every journal is read for its scores: these many runs of a prompt, and these many prompts. */
const mostRuns = 30;
const mostPrompts = 5;

type OwnEntry = HistoryEntry & { readonly prompt: string };

/** How the prompts of a run have done over their runs, oldest first. */
export async function readHistory(
  {
    isEvaluation,
    listRuns,
    promptHistory,
    moment,
  }: Pick<typeof Jobs, 'isEvaluation' | 'listRuns' | 'promptHistory' | 'moment'>,
  host: OpenedHost,
  id: string | undefined,
): Promise<RunHistory> {
  const header = listRuns(host.runsFolder)
    .filter(isEvaluation)
    .find((run) => run.id === id);
  const prompts = [...new Set(header?.prompts.map(({ path }) => path))].slice(0, mostPrompts);
  const entries: OwnEntry[] = [];
  for (const prompt of prompts)
    for (const entry of await promptHistory(prompt, host, mostRuns)) entries.push({ ...entry, prompt });
  const metric = entries.flatMap(({ scores }) => Object.keys(scores))[0] ?? null;
  const line = (entry: OwnEntry): HistoryLine => ({
    run: entry.run,
    started: moment(entry.started),
    label: prompts.length > 1 ? `${entry.prompt} · ${choiceLabel(entry)}` : choiceLabel(entry),
    score: (metric === null ? undefined : entry.scores[metric]) ?? null,
    n: entry.n,
    note: noteOf(entry),
    isShown: entry.run === id,
  });
  return { metric, entries: entries.sort((a, b) => (a.started < b.started ? -1 : 1)).map(line) };
}

function noteOf({ stop, changed }: HistoryEntry): string {
  const [first, ...others] = changed;
  return [stop === 'finished' ? '' : vscode.l10n.t('not complete'), changedText(first, others.length)]
    .filter(Boolean)
    .join(', ');
}

function changedText(first: string | undefined, others: number): string {
  if (first === undefined) return '';
  if (others === 0) return vscode.l10n.t('{0} changed since', first);
  return vscode.l10n.t('{0} and {1} more changed since', first, others);
}
