import * as vscode from 'vscode';
import type { Span } from '../../engine/text/span.js';
import { HostError } from '../../host/host-error.js';
import { rangeOf } from '../language/ranges.js';

/** A place in a file: by its characters, or by its line from 1. */
export type EditorPlace = { readonly uri: vscode.Uri } & ({ readonly span: Span } | { readonly line: number });

/** Selects a place in an editor: one that shows the file already, else one beside `near`. */
export async function openPlace(place: EditorPlace, near: vscode.Uri): Promise<void> {
  const document = await opened(place.uri);
  const selection = 'span' in place ? rangeOf(document, place.span) : lineRange(document, place.line);
  await vscode.window.showTextDocument(document, { selection, viewColumn: columnFor(place.uri, near) });
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HostError('bad-argument', vscode.l10n.t('VS Code cannot open {0}: {1}', uri.fsPath, reason), error);
  }
}

function lineRange(document: vscode.TextDocument, line: number): vscode.Range {
  return document.lineAt(Math.min(line, document.lineCount) - 1).range;
}

function columnFor(uri: vscode.Uri, near: vscode.Uri): vscode.ViewColumn {
  const columnOf = (wanted: vscode.Uri): vscode.ViewColumn | undefined =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === wanted.toString())?.viewColumn;
  return columnOf(uri) ?? columnOf(near) ?? vscode.ViewColumn.One;
}
