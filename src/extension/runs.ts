import * as vscode from 'vscode';
import { runsText, type RunProgress } from './run-words.js';

/** A run under way. `end` must be called once, however it ended. */
export interface Run {
  readonly signal: AbortSignal;
  readonly progress: (progress: RunProgress) => void;
  readonly stop: () => void;
  end(): void;
}

/** The runs under way: one item in the status bar, where a click shows or stops them. */
export interface Runs {
  /** @param title what is done, as in `evaluating`; @param show brings its results to the front */
  start(title: string, show?: () => void): Run;
  /** True while a run of this title is under way. */
  has(title: string): boolean;
  /** Asks which run to show or to stop. */
  readonly choose: () => Promise<void>;
  readonly stopAll: () => void;
  dispose(): void;
}

interface Active {
  readonly title: string;
  readonly progress: RunProgress;
  readonly show: (() => void) | undefined;
}

export function createRuns(): Runs {
  const active = new Map<AbortController, Active>();
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
    start(title, reveal) {
      const controller = new AbortController();
      const say = (progress: RunProgress): void => {
        active.set(controller, { title, progress, show: reveal });
        show();
      };
      say({});
      return {
        signal: controller.signal,
        progress: say,
        stop: () => controller.abort(),
        end() {
          active.delete(controller);
          show();
        },
      };
    },
    has: (title) => [...active.values()].some((run) => run.title === title),
    async choose() {
      const items = [...active].flatMap(([controller, run]) => choicesOf(controller, run));
      const chosen = await vscode.window.showQuickPick(items, {
        placeHolder: vscode.l10n.t('What should happen with what is running?'),
      });
      chosen?.act();
    },
    stopAll,
    dispose() {
      stopAll();
      item.dispose();
    },
  };
}

type Choice = vscode.QuickPickItem & { readonly act: () => void };

function choicesOf(controller: AbortController, run: Active): Choice[] {
  const description = runsText([run]).text;
  const { show } = run;
  const stop = { label: vscode.l10n.t('Stop'), description, act: (): void => controller.abort() };
  return show ? [{ label: vscode.l10n.t('Show'), description, act: show }, stop] : [stop];
}
