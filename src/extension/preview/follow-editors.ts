import * as vscode from 'vscode';
import type { PreviewPlace } from '../../engine/language/preview/contracts.js';
import type { PreviewState } from './preview-state.js';
import type { Shown } from './shown.js';

export interface FollowPorts {
  readonly state: PreviewState;
  readonly isShowable: (document: vscode.TextDocument) => boolean;
  readonly isPinned: () => boolean;
  /** The cursor stands there now; undefined where nothing of the preview comes from. */
  readonly onCursor: (place: PreviewPlace | undefined) => void;
  /** Files of the workspace are others now, where it is not seen otherwise. */
  readonly onFilesChanged: vscode.Event<void> | undefined;
}

/** Shows the prompt of the active editor, follows its text and its cursor, and those of the partials it is made of. */
export function followEditors({
  state,
  isShowable,
  isPinned,
  onCursor,
  onFilesChanged,
}: FollowPorts): vscode.Disposable {
  const { window, workspace } = vscode;
  const activated = (editor: vscode.TextEditor | undefined): void => {
    if (!editor || !isShowable(editor.document)) return;
    const isOther = editor.document.uri.toString() !== state.document?.uri.toString();
    if (isOther && (isPinned() || partialOf(state.shown(), editor.document) !== undefined)) return;
    if (editor.document !== state.document) showAtCursor(state, editor);
    moved(editor);
  };
  const moved = ({ document, selection }: vscode.TextEditor): void => {
    const partial = partialOf(state.shown(), document);
    if (document !== state.document && partial === undefined) return;
    const start = document.offsetAt(selection.active);
    if (document === state.document) followPrompt(state, start);
    onCursor({ partial, span: { start, end: start } });
  };
  const edited = ({ document }: vscode.TextDocumentChangeEvent): void => {
    if (document === state.document || isPartOf(state.shown(), document)) state.changed();
  };
  const changed = (): void => state.changed();
  return vscode.Disposable.from(
    ...(onFilesChanged ? [onFilesChanged(changed)] : []),
    window.onDidChangeActiveTextEditor(activated),
    window.onDidChangeTextEditorSelection(({ textEditor }) => moved(textEditor)),
    workspace.onDidChangeTextDocument(edited),
    // A partial may have come into being, or have lost what was typed into it.
    workspace.onDidSaveTextDocument(changed),
    workspace.onDidCloseTextDocument((document) => {
      if (document === state.document && document.isUntitled) state.clear();
      else changed();
    }),
    workspace.onDidGrantWorkspaceTrust(changed),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('hone.model')) changed();
    }),
  );
}

/** Shows a document's prompt: the one around the cursor, where an editor shows the document. */
export function showDocument(state: PreviewState, document: vscode.TextDocument): void {
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  if (editor) showAtCursor(state, editor);
  else state.show(document);
}

function showAtCursor(state: PreviewState, { document, selection }: vscode.TextEditor): void {
  state.show(document);
  followPrompt(state, document.offsetAt(selection.active));
}

/** Of a file with several prompts the one around the cursor is shown. */
function followPrompt(state: PreviewState, offset: number): void {
  const shown = state.shown();
  if (!shown || shown.prompts.length < 2) return;
  const index = Math.max(
    0,
    shown.prompts.findLastIndex(({ range }) => range.start <= offset),
  );
  if (index !== shown.index) state.choosePrompt(index);
}

function isPartOf(shown: Shown | undefined, document: vscode.TextDocument): boolean {
  const wanted = document.uri.toString();
  return (
    partialOf(shown, document) !== undefined || (shown?.references.some((uri) => uri.toString() === wanted) ?? false)
  );
}

/** The name under which a document is a partial of what is shown. */
function partialOf(shown: Shown | undefined, { uri }: vscode.TextDocument): string | undefined {
  const wanted = uri.toString();
  return shown && [...shown.partials].find(([, partial]) => partial.uri.toString() === wanted)?.[0];
}
