import * as vscode from 'vscode';
import { readOptimizerRequest, type OptimizerRequest, type OptimizerSnapshot } from '../../protocol/optimizer.js';
import { failureText } from '../failure-text.js';
import { isPrompt } from '../language/prompt-files.js';
import { createFormDefaults } from '../optimizer/form-defaults.js';
import { createFormMemory } from '../optimizer/form-memory.js';
import { createFormState, type FormPorts, type FormState } from '../optimizer/form-state.js';
import { openEditedFile } from '../optimizer/open-edited-file.js';
import { isFree } from '../optimizer/is-free.js';
import { handleRequest } from '../optimizer/handle-request.js';
import { createKeptRun } from '../optimizer/kept-run.js';
import { createRunControl, type RunControl } from '../optimizer/run-control.js';
import type { RunPorts } from '../optimizer/run-ports.js';
import { requireTrust } from '../require-trust.js';
import { savedForRun, targetPrompt } from '../target-prompt.js';
import { folderOf, type WorkspaceConfig } from '../workspace-config.js';
import { answerRequests } from './answer-requests.js';
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

type Ports = Pick<FormPorts & RunPorts, 'read' | 'loadJobs' | 'openRunHost' | 'runs' | 'versions'> &
  Pick<vscode.ExtensionContext, 'workspaceState'> & { readonly workspace: WorkspaceConfig };

export function createOptimizerView(extensionUri: vscode.Uri, ports: Ports): OptimizerView {
  let view: vscode.WebviewView | undefined;
  let parts: Parts | undefined;
  // When the view is needed first: most windows never show it.
  const opened = (): Parts => (parts ??= createParts(ports, isSeen, onChanged));
  const sender = createSnapshotSender(() => {
    if (view === undefined) return;
    void view.webview.postMessage({ type: 'snapshot', snapshot: snapshotOf(opened()) });
  }, sendInterval);
  const isSeen = (): boolean => view?.visible ?? false;
  const onChanged = (): void => sender.changed();

  // Only while it is seen: filling the form in works out an estimate.
  const follow = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!isSeen()) return;
    const { form } = opened();
    form.catchUp();
    if (document && isPrompt(document)) form.target(document);
  };
  const answer = async (request: OptimizerRequest): Promise<void> => {
    await handleRequest(request, opened(), ports);
    sender.now();
  };
  const resolveWebviewView = (shown: vscode.WebviewView): void => {
    view = shown;
    view.onDidChangeVisibility(follow);
    view.onDidDispose(() => (view = undefined));
    showPage(view.webview, extensionUri, answer);
    follow();
  };

  const registered = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(viewId, { resolveWebviewView }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.workspace.onDidSaveTextDocument((document) => parts?.form.saved(document)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      parts?.form.trusted();
      onChanged();
    }),
  );
  return {
    optimize: async (uri) => {
      const document = await targetPrompt(uri);
      if (document && (await requireTrust('optimizing'))) await optimize(document, opened());
    },
    dispose() {
      sender.dispose();
      registered.dispose();
    },
  };
}

interface Parts {
  readonly form: FormState;
  readonly control: RunControl;
  /** When it is known whether there is a run from before a reload of the window. */
  readonly restored: Promise<void>;
}

function snapshotOf({ form, control }: Parts): OptimizerSnapshot {
  return {
    trusted: vscode.workspace.isTrusted,
    restoring: control.restoring,
    ...form.view(),
    run: control.view(),
  };
}

function createParts(ports: Ports, isSeen: () => boolean, onChanged: () => void): Parts {
  const { relativePath } = ports.workspace;
  const shared = { ...ports, relativePath, onChanged };
  const memory = createFormMemory(ports.workspaceState);
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const defaultsFor = createFormDefaults(ports.workspace);
  const kept = createKeptRun(ports.workspaceState);
  const uriOf = (address: string): vscode.Uri => vscode.Uri.parse(address);
  const control = createRunControl({ ...shared, kept, uriOf, savedForRun, openFile: openEditedFile, reveal });
  return {
    form: createFormState({ ...shared, folderOf, defaultsFor, memory, isTrusted, isSeen }),
    control,
    restored: isTrusted()
      ? control.restore().catch((error: unknown) => showError(failureText(error)))
      : Promise.resolve(),
  };
}

function showError(message: string): void {
  void vscode.window.showErrorMessage(message);
}

function reveal(): void {
  void vscode.commands.executeCommand(`${viewId}.focus`);
}

function showPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  answer: (request: OptimizerRequest) => Promise<void>,
): void {
  webview.options = webviewOptions(extensionUri);
  answerRequests(webview, { read: readOptimizerRequest, answer, fail: showError });
  webview.html = webviewPage(webview, extensionUri, 'optimizer');
}

async function optimize(document: vscode.TextDocument, { form, control, restored }: Parts): Promise<void> {
  await vscode.commands.executeCommand(`${viewId}.focus`);
  await restored;
  if (control.running) return;
  control.leave();
  form.catchUp();
  form.target(document);
  const reading = form.startable();
  if (reading && isFree(reading)) await control.start(document, reading);
}
