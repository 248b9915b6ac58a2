import * as vscode from 'vscode';
import { runsText, type RunProgress } from './run-words.js';

/** A run under way. `end` must be called once, however it ended. */
export interface Run {
  readonly signal: AbortSignal;
  readonly progress: (progress: RunProgress) => void;
  readonly stop: () => void;
  /** The window goes away: what is stopped now nobody stopped. */
  readonly closing: boolean;
  end(): void;
}

/** What may be done with a run besides stopping it. */
export interface RunActions {
  /** Brings its results to the front. */
  readonly show?: () => void;
  readonly pause?: () => void;
  readonly resume?: () => void;
}

/** The runs under way: one item in the status bar, where a click shows, pauses or stops them. */
export interface Runs {
  /** @param title what is done, as in `evaluating` */
  start(title: string, actions?: RunActions): Run;
  /** True while a run of this title is under way. */
  has(title: string): boolean;
  /** Asks which run to show, to pause or to stop. */
  readonly choose: () => Promise<void>;
  readonly stopAll: () => void;
  dispose(): void;
}

interface Active {
  readonly title: string;
  readonly progress: RunProgress;
  readonly actions: RunActions;
}

export function createRuns(): Runs {
  const active = new Map<AbortController, Active>();
  let closing = false;
  const item = vscode.window.createStatusBarItem('hone.runs', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Hone runs');
  item.command = 'hone.showRuns';

  const show = (): void => {
    void vscode.commands.executeCommand('setContext', 'hone.running', active.size > 0);
    const { text, tooltip, paused } = runsText([...active.values()]);
    item.text = `$(${paused ? 'debug-pause' : 'sync~spin'}) ${text}`;
    item.tooltip = tooltip;
    if (active.size > 0) item.show();
    else item.hide();
  };
  const stopAll = (): void => [...active.keys()].forEach((controller) => controller.abort());

  return {
    start(title, actions = {}) {
      const controller = new AbortController();
      const say = (progress: RunProgress): void => {
        active.set(controller, { title, progress, actions });
        show();
      };
      say({});
      return {
        signal: controller.signal,
        progress: say,
        stop: () => controller.abort(),
        get closing() {
          return closing;
        },
        end() {
          active.delete(controller);
          show();
        },
      };
    },
    has: (title) => [...active.values()].some((run) => run.title === title),
    choose: async () => choose([...active].flatMap(([controller, run]) => choicesOf(controller, run))),
    stopAll,
    dispose() {
      closing = true;
      stopAll();
      item.dispose();
    },
  };
}

async function choose(choices: readonly Choice[]): Promise<void> {
  const chosen = await vscode.window.showQuickPick(choices, {
    placeHolder: vscode.l10n.t('What should happen with what is running?'),
  });
  chosen?.act();
}

type Choice = vscode.QuickPickItem & { readonly act: () => void };

function choicesOf(controller: AbortController, run: Active): Choice[] {
  const description = runsText([run]).text;
  const { show, pause, resume } = run.actions;
  const turn = run.progress.paused
    ? { label: vscode.l10n.t('Resume'), act: resume }
    : { label: vscode.l10n.t('Pause'), act: pause };
  const choices = [
    { label: vscode.l10n.t('Show'), act: show },
    turn,
    { label: vscode.l10n.t('Stop'), act: (): void => controller.abort() },
  ];
  return choices.flatMap(({ label, act }) => (act ? [{ label, description, act }] : []));
}
