import * as vscode from 'vscode';
import type { ShownRow } from '../../engine/language/language-request.js';
import type { PreviewPlace } from '../../engine/language/preview/contracts.js';
import { type Copied, copiedOnce } from '../../protocol/copied.js';
import { type PreviewRequest, type PreviewSnapshot, readPreviewRequest } from '../../protocol/preview.js';
import { holdsPrompts, isPromptFile } from '../language/prompt-files.js';
import { answerPreview } from '../preview/answer-preview.js';
import { followEditors, showDocument } from '../preview/follow-editors.js';
import { keepPreview } from '../preview/kept-preview.js';
import { createLatestSender } from '../preview/latest-sender.js';
import { createPreviewState, type PreviewPorts, type PreviewState } from '../preview/preview-state.js';
import { marksAt, promptView } from '../preview/prompt-view.js';
import { createRowSearch } from '../preview/row-search.js';
import type { ImageAddress } from '../preview/shown-media.js';
import { keepViewOption, viewOptions } from '../preview/view-options.js';
import { answerRequests } from './answer-requests.js';
import { loadPage } from './load-page.js';
import { dressPanel } from './panel-beside.js';
import { webviewPage } from './webview-page.js';

export type PanelPorts = Omit<PreviewPorts, 'onChanged'> & {
  readonly extensionUri: vscode.Uri;
  /** The editor's memory of a workspace, for how the panel is set. */
  readonly settings: vscode.Memento;
  /** The pictures near a prompt that the panel may load. */
  readonly pictures: (document: vscode.TextDocument, webview: vscode.Webview) => ImageAddress;
  /** Files of the workspace are others now, where it is not seen otherwise. */
  readonly onFilesChanged?: vscode.Event<void>;
};

/** A preview in its panel, which ends with it. */
export interface RunningPreview {
  readonly panel: vscode.WebviewPanel;
  show(document: vscode.TextDocument): void;
  shownRow(document: vscode.TextDocument): ShownRow | undefined;
}

/** @param wasPinned whether it begins pinned to what it shows */
export function startPreview(ports: PanelPorts, panel: vscode.WebviewPanel, wasPinned: boolean): RunningPreview {
  const { extensionUri, settings } = ports;
  let pinned = wasPinned;
  let version = 0;
  let cursor: PreviewPlace | undefined;
  let marks: string | undefined;
  let copied: Copied | null = null;
  const sender = createLatestSender(() => {
    // Nobody looks: the page asks for a snapshot when it is seen again.
    if (panel.visible) void panel.webview.postMessage({ type: 'snapshot', snapshot: snapshot() });
  });
  const state = createPreviewState({ ...ports, onChanged: () => sender.changed() });
  const search = createRowSearch(state);
  const snapshot = (): PreviewSnapshot => {
    const shown = state.shown();
    panel.title = shown
      ? vscode.l10n.t('Preview: {0}', shown.doc.path.slice(shown.doc.path.lastIndexOf('/') + 1))
      : emptyTitle();
    keepPreview(settings, shown?.document, pinned);
    const addressOf = shown && ports.pictures(shown.document, panel.webview);
    const prompt = addressOf ? promptView(shown, { cursor, search: search.found, addressOf }) : null;
    marks = JSON.stringify(prompt?.marks);
    return { version: ++version, prompt, pinned, view: viewOptions(settings), copied };
  };
  const answer = async (request: PreviewRequest): Promise<void> => {
    if (request.type === 'ready') sender.restart();
    else if (request.type === 'drawn') sender.arrived();
    else {
      if (request.type === 'pin') pinned = request.on;
      else if (request.type === 'view') await keepViewOption(settings, request);
      else await answerPreview(request, { state, search, version: () => version });
      if (request.type === 'copy') copied = copiedOnce(String(request.message), copied);
      sender.changed();
    }
  };
  const onCursor = (place: PreviewPlace | undefined): void => {
    cursor = place;
    // A key moves the cursor too: mostly within the same piece, and then there is nothing more to send.
    const shown = state.shown();
    if (JSON.stringify(shown && marksAt(shown, place)) !== marks) sender.changed();
  };
  const following = followEditors({
    state,
    isShowable: (document) => isShowable(ports, document),
    isPinned: () => pinned,
    onCursor,
    onFilesChanged: ports.onFilesChanged,
  });
  panel.onDidDispose(() => void vscode.Disposable.from(sender, state, following).dispose());
  showPage(panel, extensionUri, answer);
  return { panel, show: (document) => showDocument(state, document), shownRow: (document) => rowOf(state, document) };
}

function rowOf(state: PreviewState, document: vscode.TextDocument): ShownRow | undefined {
  const shown = state.document === document ? state.shown() : undefined;
  return shown && shown.row > 0
    ? { name: `row ${shown.row}, which the preview shows`, values: shown.values }
    : undefined;
}

/** While there is no prompt. */
export function emptyTitle(): string {
  return vscode.l10n.t('Hone Preview');
}

function showPage(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  answer: (request: PreviewRequest) => Promise<void>,
): void {
  const fail = (message: string): void => void vscode.window.showErrorMessage(message);
  const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri);
  dressPanel(panel, extensionUri, folders);
  answerRequests(panel.webview, { read: readPreviewRequest, answer, fail });
  loadPage(panel, () => webviewPage(panel.webview, extensionUri, 'preview'));
}

/** Any file that Hone reads prompts from, of whatever tool it is. */
export function isShowable({ prompts }: PanelPorts, document: vscode.TextDocument): boolean {
  return isPromptFile(document) && holdsPrompts(document, prompts(document)[0]);
}
