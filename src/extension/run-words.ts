import * as vscode from 'vscode';
import { costText, fixed, whole } from './numbers.js';
import { type ChoosableRun, clickText } from './run-choices.js';

/** How far a run is; what is not known is left out. */
export interface RunProgress {
  readonly done?: number;
  readonly total?: number;
  /** What judges have said so far. */
  readonly verdicts?: number;
  /** Paid so far, in US dollars; null where a price is unknown. */
  readonly usd?: number | null;
  /** Nothing is asked until somebody resumes it. */
  readonly paused?: boolean;
  /** It was stopped, and what is under way is still answered. */
  readonly stopping?: boolean;
  /** In place of counts, where a run has words of its own. */
  readonly text?: string;
}

export interface NamedRun extends ChoosableRun {
  readonly title: string;
  readonly progress: RunProgress;
}

/** All runs in one item: `Hone: evaluating 120/500 · $0.12`, and of several their number and sums. */
export function runsText(runs: readonly NamedRun[]): {
  readonly text: string;
  readonly tooltip: string;
  /** Whether all of them are. */
  readonly paused: boolean;
} {
  const paused = runs.length > 0 && runs.every(({ progress }) => progress.paused);
  const lines = runs.map(({ title, progress }) => `${title}${progressText(progress)}`);
  const [only = ''] = lines;
  const click = clickText(runs);
  if (runs.length < 2) return { text: `Hone: ${only}`, tooltip: click, paused };
  const usd = runs.reduce((sum, { progress }) => sum + (progress.usd ?? 0), 0);
  const paid = usd > 0 ? ` · ${money(usd)}` : '';
  return {
    text: `${vscode.l10n.t('Hone: {0} runs', runs.length)}${paid}`,
    tooltip: [...lines, click].join('\n'),
    paused,
  };
}

function progressText({ done, total, verdicts = 0, usd, text, ...turn }: RunProgress): string {
  const counts = text ?? countsText(done, total);
  const paid =
    usd === undefined || usd === 0 ? '' : usd === null ? ` · ${vscode.l10n.t('price unknown')}` : ` · ${money(usd)}`;
  const judged = verdicts === 0 ? '' : ` · ${verdictsText(verdicts)}`;
  return `${counts === '' ? '' : ` ${counts}`}${judged}${paid}${turnText(turn)}`;
}

function turnText({ paused, stopping }: Pick<RunProgress, 'paused' | 'stopping'>): string {
  if (stopping) return ` · ${vscode.l10n.t('stopping')}`;
  return paused ? ` · ${vscode.l10n.t('paused')}` : '';
}

function countsText(done: number | undefined, total: number | undefined): string {
  if (done === undefined) return '';
  return total === undefined ? whole(done) : `${whole(done)}/${whole(total)}`;
}

function verdictsText(verdicts: number): string {
  return verdicts === 1 ? vscode.l10n.t('1 verdict') : vscode.l10n.t('{0} verdicts', whole(verdicts));
}

function money(usd: number): string {
  // It changes all the time: a cent is near enough.
  return usd < 0.01 ? `< ${costText(0.01)}` : `$${fixed(usd, 2)}`;
}
