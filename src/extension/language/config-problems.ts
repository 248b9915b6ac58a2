import * as vscode from 'vscode';
import { configName } from '../../host/config/hone-config.js';
import { parseConfig } from '../../host/config/parse-config.js';
import { rangeOf } from './ranges.js';

/** Marks what is wrong in `hone.config.yaml` while it is edited: a misspelt key would silently change nothing. */
export function showConfigProblems(): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('hone-config');
  const check = (document: vscode.TextDocument): void => {
    if (!document.uri.path.endsWith(`/${configName}`) || document.isClosed) return;
    const { problems } = parseConfig(document.getText());
    collection.set(
      document.uri,
      problems.map(({ code, message, span }) => {
        const diagnostic = new vscode.Diagnostic(rangeOf(document, span), message);
        return Object.assign(diagnostic, { source: 'hone', code });
      }),
    );
  };
  setTimeout(() => vscode.workspace.textDocuments.forEach(check));
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  );
}
