import * as vscode from 'vscode';
import { choicesOf, choiceWords, type RunActions } from './run-choices.js';
import { type NamedRun, runsText, type RunProgress } from './run-words.js';

/** A run under way. `end` must be called once, however it ended. */
export interface Run {
  readonly signal: AbortSignal;
  readonly progress: (progress: RunProgress) => void;
  readonly stop: () => void;
  /** The window goes away: what is stopped now nobody stopped. */
  readonly closing: boolean;
  end(): void;
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

type Active = NamedRun & { readonly actions: RunActions };

export function createRuns(): Runs {
  const active = new Map<AbortController, Active>();
  let closing = false;
  const item = vscode.window.createStatusBarItem('hone.runs', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Hone runs');
  item.command = 'hone.showRuns';

  const show = (): void => {
    void vscode.commands.executeCommand('setContext', 'hone.running', active.size > 0);
    const { text, tooltip, paused } = runsText([...active].map(asItStands));
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
      controller.signal.addEventListener('abort', show);
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
    choose: async () => choose([...active].flatMap(menuOf)),
    stopAll,
    dispose() {
      closing = true;
      stopAll();
      item.dispose();
    },
  };
}

async function choose(items: readonly MenuItem[]): Promise<void> {
  if (items.length === 0) return;
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('What should happen with what is running?'),
  });
  chosen?.act();
}

type MenuItem = vscode.QuickPickItem & { readonly act: () => void };

function asItStands([{ signal }, run]: readonly [AbortController, Active]): Active {
  return { ...run, progress: { ...run.progress, stopping: signal.aborted } };
}

function menuOf(entry: readonly [AbortController, Active]): MenuItem[] {
  const run = asItStands(entry);
  const description = runsText([run]).text;
  const acts = { ...run.actions, stop: (): void => entry[0].abort() };
  return choicesOf(run).map((choice) => ({
    label: choiceWords[choice],
    description,
    act: () => acts[choice]?.(),
  }));
}
