import * as vscode from 'vscode';
import { createPauses } from '../pauses.js';

/** Milliseconds: a file of many rows is not read at each key. */
const pause = 60;

/** Calls back after a file has changed, on the disk or in an editor; the result ends it. */
export function watchFile(uri: vscode.Uri, onChanged: () => void): () => void {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
  );
  const pauses = createPauses<undefined>(pause);
  const changed = (): void => pauses.soon(undefined, onChanged);
  const isIt = (document: vscode.TextDocument): boolean => document.uri.toString() === uri.toString();
  const { workspace } = vscode;
  const watching = vscode.Disposable.from(
    watcher,
    pauses,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isIt(document)) changed();
    }),
    // What was typed and not saved is gone.
    workspace.onDidCloseTextDocument((document) => {
      if (isIt(document)) changed();
    }),
  );
  return () => void watching.dispose();
}
