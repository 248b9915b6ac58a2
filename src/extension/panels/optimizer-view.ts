import * as vscode from 'vscode';
import { readOptimizerRequest, type OptimizerRequest, type OptimizerSnapshot } from '../../protocol/optimizer.js';
import { isPrompt } from '../language/prompt-files.js';
import { handleRequest } from '../optimizer/handle-request.js';
import { isFree } from '../optimizer/is-free.js';
import { createOptimizerParts, type OptimizerParts, type PartsPorts } from '../optimizer/optimizer-parts.js';
import { requireTrust } from '../require-trust.js';
import { targetPrompt } from '../target-prompt.js';
import { answerRequests } from './answer-requests.js';
import { loadPage } from './load-page.js';
import { createSnapshotSender } from './snapshot-sender.js';
import { webviewOptions, webviewPage } from './webview-page.js';

const viewId = 'hone.optimizer';
const sendInterval = 150;

/** The view in the side bar. Form and run live here, so that hiding or closing the view ends nothing. */
export interface OptimizerView {
  /** Shows the view for a prompt and starts at once when that costs nothing. */
  readonly optimize: (uri?: vscode.Uri) => Promise<void>;
  dispose(): void;
}

type Ports = Omit<PartsPorts, 'isSeen' | 'reveal' | 'onChanged'>;

export function createOptimizerView(extensionUri: vscode.Uri, ports: Ports): OptimizerView {
  let view: vscode.WebviewView | undefined;
  const sender = createSnapshotSender(() => {
    if (view === undefined) return;
    void view.webview.postMessage({ type: 'snapshot', snapshot: snapshotOf(parts) });
  }, sendInterval);
  const isSeen = (): boolean => view?.visible ?? false;
  const onChanged = (): void => sender.changed();
  const parts = createOptimizerParts({ ...ports, isSeen, reveal, onChanged });

  // Only while it is seen: filling the form in works out an estimate.
  const follow = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!isSeen()) return;
    const { form } = parts.opened();
    form.catchUp();
    if (document && isPrompt(document)) form.target(document);
  };
  const answer = async (request: OptimizerRequest): Promise<void> => {
    await handleRequest(request, parts.opened(), ports);
    sender.now();
  };
  const resolveWebviewView = (shown: vscode.WebviewView): void => {
    view = shown;
    view.onDidChangeVisibility(follow);
    view.onDidDispose(() => (view = undefined));
    showPage(view, extensionUri, answer);
    follow();
  };

  const registered = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(viewId, { resolveWebviewView }),
    parts,
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidSaveTextDocument((document) => parts.made?.form.saved(document)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      parts.trusted();
      onChanged();
    }),
  );
  return {
    optimize: async (uri) => {
      const document = await targetPrompt(uri);
      if (document && (await requireTrust('optimizing'))) await optimize(document, parts);
    },
    dispose() {
      sender.dispose();
      registered.dispose();
    },
  };
}

function snapshotOf(parts: OptimizerParts): OptimizerSnapshot {
  const { form, control } = parts.opened();
  return {
    trusted: vscode.workspace.isTrusted,
    restoring: control.restoring,
    kept: control.kept,
    ...form.view(),
    run: control.view(),
  };
}

function showError(message: string): void {
  void vscode.window.showErrorMessage(message);
}

function reveal(): void {
  void vscode.commands.executeCommand(`${viewId}.focus`);
}

function showPage(
  view: vscode.WebviewView,
  extensionUri: vscode.Uri,
  answer: (request: OptimizerRequest) => Promise<void>,
): void {
  const { webview } = view;
  webview.options = webviewOptions(extensionUri);
  answerRequests(webview, { read: readOptimizerRequest, answer, fail: showError });
  loadPage(view, () => webviewPage(webview, extensionUri, 'optimizer'));
}

async function optimize(document: vscode.TextDocument, parts: OptimizerParts): Promise<void> {
  const { form, control } = parts.opened();
  await vscode.commands.executeCommand(`${viewId}.focus`);
  await parts.restored;
  if (control.running) return;
  control.leave();
  form.catchUp();
  form.target(document);
  const reading = form.startable();
  if (reading && isFree(reading)) await control.start(document, reading);
}
