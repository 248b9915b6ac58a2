import { basename } from 'node:path';
import * as vscode from 'vscode';
import { hashText } from '../../engine/text/hash.js';
import { createRecentTexts } from './recent-texts.js';

const scheme = 'hone-version';
/** A diff has two. */
const keptTexts = 100;

/** Versions of prompts as read-only documents, so that the editor's own diff can show them. */
export interface VersionDocuments {
  showDiff(prompt: string, seed: string, version: { readonly name: string; readonly text: string }): Promise<void>;
  dispose(): void;
}

export function createVersionDocuments(): VersionDocuments {
  const texts = createRecentTexts(keptTexts);
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri: vscode.Uri) =>
      texts.get(uri.toString()) ?? vscode.l10n.t('This version is no longer kept. Show the diff again.'),
  });
  const publish = (name: string, prompt: string, text: string): vscode.Uri => {
    // The text's hash: a document once shown under an address is not asked for again.
    const uri = vscode.Uri.from({ scheme, path: `/${name}/${basename(prompt)}`, query: hashText(text).slice(0, 12) });
    texts.set(uri.toString(), text);
    return uri;
  };
  return {
    async showDiff(prompt, seed, { name, text }) {
      const title = vscode.l10n.t('{0}: before ↔ {1}', basename(prompt), name);
      const sides = [publish(vscode.l10n.t('before {0}', name), prompt, seed), publish(name, prompt, text)];
      await vscode.commands.executeCommand('vscode.diff', ...sides, title, { preview: true });
    },
    dispose() {
      provider.dispose();
      texts.clear();
    },
  };
}
