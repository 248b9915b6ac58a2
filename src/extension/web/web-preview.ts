import * as vscode from 'vscode';
import type { RowItem } from '../../engine/dataset/row.js';
import type { ReferenceSource } from '../../engine/prompt/formats/prompty/resolve-references.js';
import { resolvePrompt } from '../../engine/prompt/resolve-prompt.js';
import { textRows } from '../../host/data/read-rows.js';
import { HostError } from '../../host/host-error.js';
import { openDocumentAt } from '../open-documents.js';
import { createPreviewPanel, type PreviewPanel } from '../panels/preview-panel.js';
import type { PreviewFiles } from '../preview/preview-files.js';
import { createPreviewMemory } from '../preview/preview-memory.js';
import type { ImageAddress } from '../preview/shown-media.js';
import { shownReferences } from '../preview/shown-references.js';
import { watchFile } from '../preview/watch-file.js';
import type { PromptDocuments } from '../prompt-documents.js';
import { fileInside } from './file-inside.js';
import type { WebFiles } from './web-files.js';
import type { WebWorkspace } from './web-workspace.js';

/** The preview where VS Code runs in a browser: it needs no Node.js, and files are read through the editor. */
export function createWebPreview(
  { extensionUri, workspaceState }: vscode.ExtensionContext,
  prompts: PromptDocuments,
  { files, workspace }: { readonly files: WebFiles; readonly workspace: WebWorkspace },
): PreviewPanel {
  const defaultModel = ({ uri }: vscode.TextDocument): string =>
    vscode.workspace.getConfiguration('hone', uri).get<string>('model', '') || workspace.configOf(uri).model;
  const panel = createPreviewPanel({
    extensionUri,
    settings: workspaceState,
    memory: createPreviewMemory(workspaceState),
    prompts: prompts.all,
    filesOf: (document) => webPreviewFiles(document, files),
    defaultModel,
    pictures: pictureAddress,
    onFilesChanged: files.onChanged,
  });
  return {
    ...panel,
    async open(uri) {
      // Before the files are known, each include would look like a mistake.
      await files.ready;
      await panel.open(uri);
    },
    async restore(restored) {
      await files.ready;
      await panel.restore(restored);
    },
  };
}

function webPreviewFiles({ uri: prompt }: vscode.TextDocument, files: WebFiles): PreviewFiles {
  return {
    partial(name) {
      const uri = fileInside(prompt, name);
      if (uri === undefined) throw new HostError('outside-workspace', outside(name));
      const text = files.textOf(uri);
      return text === undefined ? undefined : { uri, text };
    },
    locate: (reference) => fileInside(prompt, reference) ?? { refusal: outside(reference) },
    rows: readThroughEditor,
    resolve(doc) {
      const found: vscode.Uri[] = [];
      const source: ReferenceSource = {
        env: (name) => ({
          withheld: vscode.l10n.t('`{0}` is a variable of the machine that runs the prompt: a browser has none.', name),
        }),
        readFile(path) {
          const uri = fileInside(prompt, path);
          const text = uri && files.textOf(uri);
          if (uri === undefined || text === undefined) return 'missing';
          found.push(uri);
          return { text };
        },
      };
      return { doc: resolvePrompt(doc, shownReferences(source, vscode.workspace.isTrusted)), files: found };
    },
    watch: watchFile,
  };
}

function outside(name: string): string {
  return vscode.l10n.t('`{0}` lies outside the opened folder: open a folder that holds it, or move the file.', name);
}

async function* readThroughEditor(uri: vscode.Uri): AsyncGenerator<RowItem> {
  yield* textRows(openDocumentAt(uri)?.getText() ?? (await savedText(uri)), uri.path);
}

async function savedText(uri: vscode.Uri): Promise<string> {
  const name = vscode.workspace.asRelativePath(uri, false);
  const bytes = await Promise.resolve(vscode.workspace.fs.readFile(uri)).catch((error: unknown) => {
    throw new HostError('not-found', vscode.l10n.t('{0}: there is no such file; check the path.', name), error);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new HostError('encoding', vscode.l10n.t('{0}: the file is not UTF-8; save it as UTF-8.', name), error);
  }
}

/** The pictures of the opened folder. */
function pictureAddress({ uri }: vscode.TextDocument, webview: vscode.Webview): ImageAddress {
  return (path) => {
    const found = fileInside(uri, path);
    return found
      ? { source: webview.asWebviewUri(found).toString() }
      : { reason: vscode.l10n.t('outside the opened folder') };
  };
}
