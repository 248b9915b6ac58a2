import * as vscode from 'vscode';
import type { OpenedHost } from '../../host/open-host.js';
import type { EvaluationHeader } from '../../host/runs/run-line.js';
import type * as Jobs from '../jobs.js';
import { whole } from '../numbers.js';
import type { ResultsState } from './results-state.js';

/** A run in a list to choose from. */
export interface RunChoice {
  readonly run: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Older ones are in `hone runs`. */
const mostRuns = 100;

/** Other runs of the prompts that a run is of, newest first, by their first lines alone. */
export function findEarlierRuns(
  { isEvaluation, listRuns, modelsOf, moment, few }: typeof Jobs,
  { runsFolder }: Pick<OpenedHost, 'runsFolder'>,
  { id }: Pick<ResultsState, 'id'>,
): RunChoice[] {
  const all = listRuns(runsFolder).filter(isEvaluation);
  const own = new Set(all.find((run) => run.id === id)?.prompts.map(({ path }) => path));
  const others = all.filter((run) => run.id !== id && run.prompts.some(({ path }) => own.has(path)));
  return others.slice(0, mostRuns).map((run) => ({
    run: run.id,
    label: moment(run.started),
    description: [few(modelsOf(run)), kindOf(run)].filter(Boolean).join(' · '),
    detail: vscode.l10n.t('{0} on {1}', few(run.prompts.map(({ path }) => path)), run.data.path),
  }));
}

function kindOf({ settings: { rows, vary } }: EvaluationHeader): string {
  if (vary !== undefined) return vscode.l10n.t('varied');
  if (rows === undefined) return '';
  return rows.ids.length === 1
    ? vscode.l10n.t('1 row asked again')
    : vscode.l10n.t('{0} rows asked again', whole(rows.ids.length));
}
