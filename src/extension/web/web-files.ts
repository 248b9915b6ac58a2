import * as vscode from 'vscode';
import { openDocumentAt } from '../open-documents.js';

/** Files a prompt may name: partials, data, other prompts. */
const glob = '**/*.{prompt,prompty,poml,md,txt,j2,jinja,jinja2,hbs,mustache,yaml,yml,csv,tsv,jsonl,json}';
const skipped = '**/{node_modules,dist,out,build,target,venv}/**';
/** Of other files nothing is known: neither that they are there, nor that they are not. */
const isRead =
  /^(?!.*\/(?:node_modules|dist|out|build|target|venv)\/).*\.(?:prompt|prompty|poml|md|txt|j2|jinja2?|hbs|mustache|ya?ml|[ct]sv|jsonl?)$/;
const mostFiles = 2000;
/** Bytes; what is larger is data whose columns stand in its first lines anyway, and is not read in a browser. */
const largest = 2_000_000;

/**
 * The texts of a workspace that can only be asked for and waited on, kept for features that cannot wait: read once at the
 * start, again when they change. What is open in an editor is always taken from there.
 */
export interface WebFiles {
  /** Settles once every file was looked at. */
  readonly ready: Promise<void>;
  readonly onChanged: vscode.Event<void>;
  textOf(uri: vscode.Uri): string | undefined;
  /** True once it is certain. */
  lacks(uri: vscode.Uri): boolean;
  all(): readonly vscode.Uri[];
  dispose(): void;
}

export function createWebFiles(): WebFiles {
  const known = new Map<string, { readonly uri: vscode.Uri; readonly text: string | undefined }>();
  const changed = new vscode.EventEmitter<void>();
  let complete = false;

  const read = async (uri: vscode.Uri): Promise<void> => {
    known.set(uri.toString(), { uri, text: await textOf(uri) });
  };
  const readAgain = (uri: vscode.Uri): void => void read(uri).then(() => changed.fire());
  const readAll = async (): Promise<void> => {
    const uris = await vscode.workspace.findFiles(glob, skipped, mostFiles);
    await Promise.all(uris.map(read));
    complete = uris.length < mostFiles;
  };

  const watcher = vscode.workspace.createFileSystemWatcher(glob);
  const watching = vscode.Disposable.from(
    watcher,
    changed,
    watcher.onDidChange(readAgain),
    watcher.onDidCreate(readAgain),
    watcher.onDidDelete((uri) => {
      known.delete(uri.toString());
      changed.fire();
    }),
  );
  return {
    ready: readAll(),
    onChanged: changed.event,
    textOf: (uri) => openDocumentAt(uri)?.getText() ?? known.get(uri.toString())?.text,
    lacks: (uri) =>
      complete && isRead.test(uri.path) && !known.has(uri.toString()) && openDocumentAt(uri) === undefined,
    all: () => [...known.values()].map(({ uri }) => uri),
    dispose(): void {
      watching.dispose();
    },
  };
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Gone again, or no text: nothing is said about it.
    return undefined;
  }
}
