import * as vscode from 'vscode';
import type { TextReading, WorkspaceFiles } from '../../engine/language/workspace/contracts.js';
import { readBytes } from '../../engine/language/workspace/read-bytes.js';
import { isPromptName, mayHoldPrompts } from '../../engine/prompt/formats/prompt-names.js';

/** What may hold prompts; names are looked at more closely afterwards. */
const promptGlob = '**/*.{prompt,prompty,poml,md,mdc,yaml,yml,json}';
const skipped = '**/{node_modules,dist,out,build,target,venv,.git}/**';
/** More files than this nobody searches through while somebody waits. */
const mostFiles = 5000;
/** Files above this are not loaded into the extension's memory. */
const mostBytes = 32_000_000;

/** The files of one folder as the editor knows them. `uriOf` and `pathOf` lead from one to the other. */
export interface EditorFiles extends WorkspaceFiles {
  readonly uriOf: (path: string) => vscode.Uri;
  readonly pathOf: (uri: vscode.Uri) => string;
}

export function editorFiles(root: vscode.Uri): EditorFiles {
  const prefix = `${root.path.replace(/\/$/, '')}/`;
  const pathOf = (uri: vscode.Uri): string => (uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : uri.path);
  const documentAt = (path: string): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(({ uri, isClosed }) => {
      return !isClosed && (uri.scheme === root.scheme || uri.scheme === 'untitled') && pathOf(uri) === path;
    });
  const uriOf = (path: string): vscode.Uri => documentAt(path)?.uri ?? vscode.Uri.joinPath(root, path);
  return {
    uriOf,
    pathOf,
    async listPrompts() {
      const glob = new vscode.RelativePattern(root, promptGlob);
      const found = await vscode.workspace.findFiles(glob, skipped, mostFiles);
      const paths = found.map(pathOf).filter((path) => isPromptName(path) || mayHoldPrompts(path));
      return { paths: paths.sort(), complete: found.length < mostFiles };
    },
    async read(path, most) {
      const open = documentAt(path);
      return open === undefined
        ? readFile(vscode.Uri.joinPath(root, path), most)
        : { text: open.getText(), whole: true };
    },
  };
}

async function readFile(uri: vscode.Uri, most: number): Promise<TextReading | 'unreadable' | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return undefined;
    // A link may lead out of the workspace.
    if (type !== vscode.FileType.File || size > mostBytes) return 'unreadable';
    return readBytes(await vscode.workspace.fs.readFile(uri), most);
  } catch {
    return undefined;
  }
}
