import * as vscode from 'vscode';
import type { Finding, RelatedPlace, Severity } from '../../engine/lint/rule.js';
import { createPauses } from '../pauses.js';
import { fileNamedIn } from '../prompt-folder.js';
import { isPromptFile } from './prompt-files.js';
import type { Linter } from './linter.js';
import { rangeOf } from './ranges.js';

/** Milliseconds after the last key. */
const pause = 250;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows findings when a prompt is opened, a moment after typing, on save, and when files around it became others. */
export function showDiagnostics(
  linter: Linter,
  rulePage: (rule: string) => vscode.Uri,
  filesChanged?: vscode.Event<void>,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('hone');
  const pauses = createPauses<vscode.TextDocument>(pause);

  const check = (document: vscode.TextDocument): void => {
    pauses.cancel(document);
    if (!isPromptFile(document) || document.isClosed) return;
    collection.set(
      document.uri,
      linter.findings(document).map((finding) => toDiagnostic(document, finding, rulePage)),
    );
  };
  const checkSoon = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    if (!isPromptFile(document) || contentChanges.length === 0 || runsOn(document) !== 'onType') return;
    pauses.soon(document, () => check(document));
  };
  const checkAll = (): void => {
    linter.forget();
    vscode.workspace.textDocuments.forEach(check);
  };

  const config = vscode.workspace.createFileSystemWatcher('**/hone.config.yaml');
  // After activation, which the editor waits for.
  const first = setTimeout(() => vscode.workspace.textDocuments.forEach(check));
  return vscode.Disposable.from(
    collection,
    pauses,
    { dispose: () => clearTimeout(first) },
    config,
    config.onDidChange(checkAll),
    config.onDidCreate(checkAll),
    config.onDidDelete(checkAll),
    ...(filesChanged ? [filesChanged(checkAll)] : []),
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(checkSoon),
    // A saved file may be a partial or a data file of the others.
    vscode.workspace.onDidSaveTextDocument(checkAll),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  );
}

function runsOn(document: vscode.TextDocument): string {
  return vscode.workspace.getConfiguration('hone', document).get('lint.run', 'onType');
}

function toDiagnostic(
  document: vscode.TextDocument,
  { rule, severity, message, span, related }: Finding,
  rulePage: (rule: string) => vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(document, span), message, severities[severity]);
  diagnostic.source = 'hone';
  if (related.length > 0) diagnostic.relatedInformation = related.map((place) => relatedPlace(document, place));
  diagnostic.code = { value: rule, target: rulePage(rule) };
  return diagnostic;
}

function relatedPlace({ uri }: vscode.TextDocument, place: RelatedPlace): vscode.DiagnosticRelatedInformation {
  const { path, message, line, column, endLine, endColumn } = place;
  const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(fileNamedIn(uri, path), range), message);
}
