import { relative } from 'node:path';
import * as vscode from 'vscode';
import { readOptimizerRequest, type OptimizerRequest } from '../../protocol/optimizer.js';
import { isPrompt } from '../language/prompt-files.js';
import { createFormDefaults } from '../optimizer/form-defaults.js';
import { createFormState, type FormPorts, type FormState } from '../optimizer/form-state.js';
import { openEditedFile } from '../optimizer/open-edited-file.js';
import { openReport } from '../optimizer/open-report.js';
import { isFree } from '../optimizer/optimizer-form.js';
import { createRunControl, type RunControl, type RunPorts } from '../optimizer/run-control.js';
import { manageTrust, requireTrust } from '../require-trust.js';
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

type Ports = Pick<FormPorts & RunPorts, 'read' | 'loadJobs' | 'openRunHost' | 'runs' | 'versions'> & {
  readonly workspace: WorkspaceConfig;
};

export function createOptimizerView(extensionUri: vscode.Uri, ports: Ports): OptimizerView {
  let view: vscode.WebviewView | undefined;
  let parts: Parts | undefined;
  // When the view is needed first: most windows never show it.
  const opened = (): Parts => (parts ??= createParts(ports, isSeen, onChanged));
  const sender = createSnapshotSender(() => {
    if (view === undefined) return;
    const { form, control } = opened();
    const snapshot = { trusted: vscode.workspace.isTrusted, ...form.view(), run: control.view() };
    void view.webview.postMessage({ type: 'snapshot', snapshot });
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
    const { form, control } = opened();
    if (request.type !== 'open-report') await handle(request, form, control);
    else if (control.ended) await openReport(control.ended, ports);
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
    vscode.workspace.onDidGrantWorkspaceTrust(() => parts?.form.trusted()),
    vscode.workspace.onDidGrantWorkspaceTrust(onChanged),
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
}

function createParts(ports: Ports, isSeen: () => boolean, onChanged: () => void): Parts {
  const { relativePath } = ports.workspace;
  const shared = { ...ports, relativePath, onChanged };
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const defaultsFor = createFormDefaults(ports.workspace);
  return {
    form: createFormState({ ...shared, folderOf, defaultsFor, isTrusted, isSeen }),
    control: createRunControl({ ...shared, savedForRun, openFile: openEditedFile, reveal }),
  };
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
  const fail = (message: string): void => void vscode.window.showErrorMessage(message);
  answerRequests(webview, { read: readOptimizerRequest, answer, fail });
  webview.html = webviewPage(webview, extensionUri, 'optimizer');
}

async function optimize(document: vscode.TextDocument, { form, control }: Parts): Promise<void> {
  await vscode.commands.executeCommand(`${viewId}.focus`);
  if (control.running) return;
  control.leave();
  form.catchUp();
  form.target(document);
  const reading = form.startable();
  if (reading && isFree(reading)) await control.start(document, reading);
}

async function handle(request: Handled, form: FormState, control: RunControl): Promise<void> {
  if (request.type === 'change') form.change(request.field, request.value);
  else if (request.type === 'show-diff') await control.showDiff(request.candidate);
  else if (request.type === 'open-candidate') control.openCandidate(request.candidate);
  else if (request.type !== 'ready') await actions[request.type](form, control);
}

type Action = (form: FormState, control: RunControl) => Promise<void> | void;

/** What the view asks of form and run. */
type Handled = Exclude<OptimizerRequest, { readonly type: 'open-report' }>;

type Simple = Exclude<Handled['type'], 'change' | 'show-diff' | 'open-candidate' | 'ready'>;

const actions: Readonly<Record<Simple, Action>> = {
  'choose-data': chooseData,
  start,
  pause: (_, control) => control.pause(),
  resume: (_, control) => control.resume(),
  stop: (_, control) => control.stop(),
  accept: (_, control) => control.accept(),
  'keep-seed': (_, control) => control.keepSeed(),
  'new-run': (_, control) => control.leave(),
  'manage-trust': manageTrust,
};

/** Saved first: the estimate must be of the file that the run reads. */
async function start(form: FormState, control: RunControl): Promise<void> {
  const { document } = form;
  if (!document || control.running || !(await requireTrust('optimizing')) || !(await savedForRun(document))) return;
  const reading = form.document === document ? form.startable() : undefined;
  if (reading) await control.start(document, reading);
  else void vscode.window.showInformationMessage(notEstimated);
}

const notEstimated = 'Nothing was started: what this run costs is not known yet. Press Start again below its estimate.';

async function chooseData(form: FormState): Promise<void> {
  if (!form.document) return;
  const folder = folderOf(form.document.uri);
  const chosen = await vscode.window.showOpenDialog({
    defaultUri: vscode.Uri.file(folder),
    filters: { 'Data sets': ['jsonl', 'csv'] },
    openLabel: 'Use as data',
  });
  if (chosen?.[0]) form.change('data', relative(folder, chosen[0].fsPath));
}
