import * as vscode from 'vscode';
import {
  readResultsRequest,
  type OpenCell,
  type ResultsRequest,
  type ResultsSnapshot,
} from '../../protocol/results.js';
import { answerRequests } from './answer-requests.js';
import type { ResultsState } from './results-state.js';
import { createSnapshotSender } from './snapshot-sender.js';
import { webviewOptions, webviewPage } from './webview-page.js';

/** What the panel can set going outside itself. */
export interface ResultsActions {
  stop(): void;
  /** Runs the prompts of a run again, all rows or these. Resolves when that has ended. */
  rerun(state: ResultsState, rows?: readonly string[]): Promise<void>;
  /** Renders a cell again to show what was sent. */
  openCell(state: ResultsState, cell: { row: string; variant: string }): Promise<OpenCell | undefined>;
}

/** The results beside the editor. It holds the last run, or the last that were started together; closing the panel keeps them. */
export interface ResultsPanel {
  readonly state: ResultsState | undefined;
  /** Shows new runs in place of the last ones. */
  begin(states: readonly ResultsState[]): void;
  /** Brings one of them to the front. */
  show(state: ResultsState): void;
  /** The run has news. */
  changed(): void;
  readonly reveal: () => void;
  dispose(): void;
}

const sendInterval = 150;

export function createResultsPanel(extensionUri: vscode.Uri, actions: ResultsActions): ResultsPanel {
  let panel: vscode.WebviewPanel | undefined;
  let states: readonly ResultsState[] = [];
  let state: ResultsState | undefined;
  const sender = createSnapshotSender(() => {
    void panel?.webview.postMessage({ type: 'snapshot', snapshot: snapshotOf(states, state) });
  }, sendInterval);

  const handle = async (request: ResultsRequest): Promise<void> => {
    if (request.type === 'stop') actions.stop();
    else if (request.type === 'run') state = states[request.index] ?? state;
    else if (state) await answerAbout(state, request, actions);
    sender.now();
  };

  const create = (): vscode.WebviewPanel => {
    const created = createPanel(extensionUri, handle);
    created.onDidDispose(() => (panel = undefined));
    return created;
  };

  const reveal = (): void => {
    if (panel) panel.reveal(undefined, true);
    else panel = create();
  };

  return {
    get state() {
      return state;
    },
    begin(next) {
      states = next;
      state = next[0];
      void vscode.commands.executeCommand('setContext', 'hone.hasResults', true);
      reveal();
      sender.now();
    },
    show(next) {
      state = next;
      sender.now();
    },
    changed: () => sender.changed(),
    reveal,
    dispose() {
      sender.dispose();
      panel?.dispose();
    },
  };
}

/** What concerns the run that is shown. */
async function answerAbout(state: ResultsState, request: ResultsRequest, actions: ResultsActions): Promise<void> {
  if (request.type === 'rerun') await actions.rerun(state);
  else if (request.type === 'rerun-failed') await actions.rerun(state, state.failedRows());
  else if (request.type === 'rerun-row') await actions.rerun(state, [request.row]);
  else if (request.type === 'view') state.show(request.filter, request.first, request.count);
  else if (request.type === 'close') state.open(null);
  else if (request.type === 'open') state.open((await actions.openCell(state, request)) ?? null);
}

function createPanel(
  extensionUri: vscode.Uri,
  answer: (request: ResultsRequest) => Promise<void>,
): vscode.WebviewPanel {
  const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const panel = vscode.window.createWebviewPanel('hone.results', 'Hone Results', column, webviewOptions(extensionUri));
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `prompt-file-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  answerRequests(panel.webview, {
    read: readResultsRequest,
    answer,
    fail: (message) => void vscode.window.showErrorMessage(message),
  });
  panel.webview.html = webviewPage(panel.webview, extensionUri, 'results');
  return panel;
}

function snapshotOf(states: readonly ResultsState[], state: ResultsState | undefined): ResultsSnapshot {
  if (state === undefined) return emptySnapshot;
  if (states.length < 2) return state.snapshot();
  const runs = states.map((one) => ({ label: one.run.prompt, phase: one.phase }));
  return { ...state.snapshot(), runs, shown: states.indexOf(state) };
}

const emptySnapshot: ResultsSnapshot = {
  prompt: null,
  rerunRows: null,
  runs: [],
  shown: 0,
  phase: 'empty',
  progress: { done: 0, total: 0 },
  stopped: null,
  problems: [],
  offline: false,
  notes: [],
  metrics: [],
  variants: [],
  comparisons: [],
  rows: { filter: 'all', total: 0, failed: 0, all: 0, first: 0, items: [] },
  open: null,
};
