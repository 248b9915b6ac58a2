import * as vscode from 'vscode';
import { type Copied, copiedOnce } from '../../protocol/copied.js';
import { readResultsRequest } from '../../protocol/read-results-request.js';
import type { ResultsRequest, ResultsSnapshot } from '../../protocol/results.js';
import { emptySnapshot } from '../results/empty-snapshot.js';
import { createLooking, searchSlice } from '../results/keep-looking.js';
import type { ResultsState } from '../results/results-state.js';
import { answerRequests } from './answer-requests.js';
import { loadPage } from './load-page.js';
import { dressPanel, panelBeside } from './panel-beside.js';
import { panelIds } from './panel-ids.js';
import { createSnapshotSender } from './snapshot-sender.js';
import { webviewPage } from './webview-page.js';

/** What the panel can set going outside itself. */
export interface ResultsActions {
  stop(): void;
  /** This is shown now; said again whenever it has news. */
  shown(state: ResultsState): void;
  /** What is asked about the run that is shown. */
  answer(panel: ResultsPanel, state: ResultsState, request: ResultsRequest): Promise<void>;
}

/** The results beside the editor. It holds the last run, or the last that were started together; closing the panel keeps them. */
export interface ResultsPanel {
  readonly state: ResultsState | undefined;
  /** Shows new runs in place of the last ones. */
  begin(states: readonly ResultsState[]): void;
  /** Brings one of them to the front. */
  show(state: ResultsState): void;
  /** Takes the panel from before a reload of the window for its own; where there is a newer one, that stays the only one. */
  adopt(panel: vscode.WebviewPanel): void;
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
  let copied: Copied | null = null;
  const sender = createSnapshotSender(() => {
    if (state) actions.shown(state);
    const snapshot = { ...snapshotOf(states, state), copied };
    void panel?.webview.postMessage({ type: 'snapshot', snapshot });
    if (state && snapshot.rows.searching) looking.start(state);
  }, sendInterval);
  const looking = createLooking({ more: () => sender.changed(), all: () => sender.now() });
  const handle = async (request: ResultsRequest): Promise<void> => {
    if (request.type === 'stop') actions.stop();
    else if (request.type === 'run') state = states[request.index] ?? state;
    else if (state && request.type !== 'ready') await actions.answer(results, state, request);
    copied = copiedBy(request, copied);
    sender.now();
  };
  const use = (created: vscode.WebviewPanel): void => {
    panel = startPanel(created, { extensionUri, answer: handle, closed: () => (panel = undefined) });
  };
  const reveal = (): void => {
    if (panel) panel.reveal(undefined, true);
    else use(panelBeside({ id: panelIds.results, title: vscode.l10n.t('Hone Results') }));
  };

  const results: ResultsPanel = {
    get state() {
      return state;
    },
    begin(next) {
      [states, state] = [next, next[0]];
      void vscode.commands.executeCommand('setContext', 'hone.hasResults', true);
      reveal();
      sender.now();
    },
    show(next) {
      state = next;
      sender.now();
    },
    adopt(restored) {
      if (panel) restored.dispose();
      else use(restored);
    },
    changed: () => sender.changed(),
    reveal,
    dispose: () => [looking, sender, panel].forEach((part) => void part?.dispose()),
  };
  return results;
}

/** The last thing that was copied, where this is no request to copy. */
function copiedBy(request: ResultsRequest, before: Copied | null): Copied | null {
  if (request.type === 'copy') return copiedOnce(request.what, before);
  return request.type === 'copy-rows' ? copiedOnce('marked', before) : before;
}

interface PageParts {
  readonly extensionUri: vscode.Uri;
  readonly answer: (request: ResultsRequest) => Promise<void>;
  readonly closed: () => void;
}

function startPanel(created: vscode.WebviewPanel, { extensionUri, answer, closed }: PageParts): vscode.WebviewPanel {
  const panel = dressPanel(created, extensionUri);
  panel.onDidDispose(closed);
  answerRequests(panel.webview, {
    read: readResultsRequest,
    answer,
    fail: (message) => void vscode.window.showErrorMessage(message),
  });
  loadPage(panel, () => webviewPage(panel.webview, extensionUri, 'results'));
  return panel;
}

function snapshotOf(states: readonly ResultsState[], state: ResultsState | undefined): ResultsSnapshot {
  if (state === undefined) return emptySnapshot;
  const snapshot = state.snapshot(searchSlice);
  if (states.length < 2) return snapshot;
  const runs = states.map((one) => ({ label: one.run.prompt, phase: one.phase }));
  return { ...snapshot, runs, shown: states.indexOf(state) };
}
