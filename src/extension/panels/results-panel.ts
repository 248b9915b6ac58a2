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
  /** Resolves when the run has ended. */
  rerun(file: string): Promise<void>;
  /** Renders a cell again to show what was sent. */
  openCell(state: ResultsState, cell: { row: string; variant: string }): Promise<OpenCell | undefined>;
}

/** The results beside the editor. It holds the last run; closing the panel keeps it. */
export interface ResultsPanel {
  readonly state: ResultsState | undefined;
  /** Shows a new run in place of the last one. */
  begin(state: ResultsState): void;
  /** The run has news. */
  changed(): void;
  reveal(): void;
  dispose(): void;
}

const sendInterval = 150;

export function createResultsPanel(extensionUri: vscode.Uri, actions: ResultsActions): ResultsPanel {
  let panel: vscode.WebviewPanel | undefined;
  let state: ResultsState | undefined;
  const sender = createSnapshotSender(() => {
    void panel?.webview.postMessage({ type: 'snapshot', snapshot: state?.snapshot() ?? emptySnapshot });
  }, sendInterval);

  const handle = async (request: ResultsRequest): Promise<void> => {
    if (request.type === 'stop') actions.stop();
    else if (request.type === 'rerun' && state) await actions.rerun(state.file);
    else if (request.type === 'view') state?.show(request.filter, request.first, request.count);
    else if (request.type === 'close') state?.open(null);
    else if (request.type === 'open' && state) {
      const shown = state;
      shown.open((await actions.openCell(shown, request)) ?? null);
    }
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
      state = next;
      void vscode.commands.executeCommand('setContext', 'hone.hasResults', true);
      reveal();
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

const emptySnapshot: ResultsSnapshot = {
  prompt: null,
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
