import * as vscode from 'vscode';
import { lenses, type Lens } from '../../engine/language/lenses.js';
import { whole } from '../numbers.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

/** A lens is shown for what there is a command for, and for the length, which has none. */
const commands: Readonly<Partial<Record<Lens['action'], string>>> = {
  preview: 'hone.openPreview',
  evaluate: 'hone.evaluate',
  optimize: 'hone.optimize',
  tokens: '',
};

/** `84.0 % accuracy on 250 rows`, of the last run of a prompt, and what to say of it; undefined before the first. */
export type LastScore = (
  document: vscode.TextDocument,
) => { readonly title: string; readonly tooltip: string } | undefined;

export interface CodeLenses extends vscode.CodeLensProvider {
  /** A score has changed. */
  readonly refresh: () => void;
}

export function createCodeLenses({ prompts }: LanguageContext, lastScore: LastScore): CodeLenses {
  const changed = new vscode.EventEmitter<void>();
  return {
    onDidChangeCodeLenses: changed.event,
    refresh: () => changed.fire(),
    provideCodeLenses(document) {
      if (!vscode.workspace.getConfiguration('hone', document).get<boolean>('codeLens', true)) return [];
      const shown = prompts
        .all(document)
        .flatMap(lenses)
        .flatMap((lens) => toCodeLens(document, lens));
      const score = lastScore(document);
      if (score === undefined) return shown;
      const command = { ...score, command: 'hone.showResults', arguments: [document.uri] };
      return [...shown, new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
    },
  };
}

function toCodeLens(document: vscode.TextDocument, lens: Lens): vscode.CodeLens[] {
  const command = commands[lens.action];
  if (command === undefined) return [];
  const range = rangeOf(document, lens.span);
  const title = titleOf(lens);
  return [new vscode.CodeLens(range, { title, command, arguments: command ? [document.uri] : [] })];
}

/** The engine's titles are English. */
function titleOf({ action, tokens = 0 }: Lens): string {
  switch (action) {
    case 'preview':
      return vscode.l10n.t('Preview');
    case 'evaluate':
      return vscode.l10n.t('Evaluate');
    case 'optimize':
      return vscode.l10n.t('Optimize');
    case 'tokens':
      return tokens === 1 ? vscode.l10n.t('about 1 token') : vscode.l10n.t('about {0} tokens', whole(tokens));
  }
}
