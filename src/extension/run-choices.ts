import * as vscode from 'vscode';

/** What may be done with a run besides stopping it. */
export interface RunActions {
  /** Brings its results to the front. */
  readonly show?: () => void;
  readonly pause?: () => void;
  readonly resume?: () => void;
}

/** A run as the menu of the status bar knows it. */
export interface ChoosableRun {
  readonly progress: { readonly paused?: boolean; readonly stopping?: boolean };
  readonly actions?: RunActions;
}

type Choice = keyof RunActions | 'stop';

/** What may be done with a run as it stands: one that is stopping can only be looked at. */
export function choicesOf({ progress: { paused, stopping }, actions = {} }: ChoosableRun): Choice[] {
  const turn = paused ? 'resume' : 'pause';
  const open = ['show', ...(stopping ? [] : ([turn, 'stop'] as const))] as const;
  return open.filter((choice) => choice === 'stop' || actions[choice] !== undefined);
}

/** The choices as they stand in the menu. */
export const choiceWords: Readonly<Record<Choice, string>> = {
  show: vscode.l10n.t('Show'),
  pause: vscode.l10n.t('Pause'),
  resume: vscode.l10n.t('Resume'),
  stop: vscode.l10n.t('Stop'),
};

/** What a click leads to: the choices of the menu, as a hover says them. */
export function clickText(runs: readonly ChoosableRun[]): string {
  const open = new Set(runs.flatMap(choicesOf));
  const key = order.filter((choice) => open.has(choice)).join(' ');
  return (runs.length === 1 ? ofOne : ofSeveral)[key] ?? '';
}

const order: readonly Choice[] = ['show', 'pause', 'resume', 'stop'];

const ofOne: Readonly<Record<string, string>> = {
  '': vscode.l10n.t('The run is stopping'),
  show: vscode.l10n.t('Show the run, which is stopping'),
  stop: vscode.l10n.t('Stop the run'),
  'show stop': vscode.l10n.t('Show or stop the run'),
  'show pause stop': vscode.l10n.t('Show, pause or stop the run'),
  'show resume stop': vscode.l10n.t('Show, resume or stop the run'),
};

const ofSeveral: Readonly<Record<string, string>> = {
  '': vscode.l10n.t('All of them are stopping'),
  show: vscode.l10n.t('Show one of them: all are stopping'),
  stop: vscode.l10n.t('Stop one of them'),
  'show stop': vscode.l10n.t('Show or stop one of them'),
  'show pause stop': vscode.l10n.t('Show, pause or stop one of them'),
  'show resume stop': vscode.l10n.t('Show, resume or stop one of them'),
  'show pause resume stop': vscode.l10n.t('Show, pause, resume or stop one of them'),
};
