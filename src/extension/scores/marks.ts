import * as vscode from 'vscode';
import type { PromptDocuments } from '../prompt-documents.js';
import type { LastRuns } from './last-runs.js';
import { scoreMarks } from './show-marks.js';

/** Draws the last scores beside a prompt's variants, dimmed when they are out of date; only where there is a run. */
export function createMarks(runs: LastRuns, prompts: PromptDocuments): vscode.Disposable {
  const fresh = markOf('editorCodeLens.foreground');
  const stale = markOf('disabledForeground', 'italic');
  const draw = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const run = runs.of(document);
    const isShown = vscode.workspace.getConfiguration('hone', document).get<boolean>('codeLens', true);
    const marks = run && isShown ? scoreMarks(document, prompts.first(document), run) : [];
    const isStale = run !== undefined && run.changed.length > 0;
    editor.setDecorations(fresh, isStale ? [] : marks);
    editor.setDecorations(stale, isStale ? marks : []);
  };
  const drawAll = (): void => vscode.window.visibleTextEditors.forEach(draw);
  drawAll();
  return vscode.Disposable.from(
    fresh,
    stale,
    runs.onChanged(drawAll),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(draw)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      vscode.window.visibleTextEditors.filter((editor) => editor.document === document).forEach(draw);
    }),
  );
}

function markOf(color: string, fontStyle = 'normal'): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { margin: '0 0 0 0.6em', color: new vscode.ThemeColor(color), fontStyle },
  });
}
