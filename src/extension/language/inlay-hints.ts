import * as vscode from 'vscode';
import { tokenHints } from '../../engine/language/token-hints.js';
import type { LanguageContext } from './language-context.js';

export function createInlayHints({ prompts }: LanguageContext): vscode.InlayHintsProvider {
  return {
    provideInlayHints(document, range) {
      if (!vscode.workspace.getConfiguration('hone', document).get<boolean>('inlayHints.tokens', true)) return [];
      return prompts
        .all(document)
        .flatMap(tokenHints)
        .map(({ offset, label, explanation }) => {
          const hint = new vscode.InlayHint(document.positionAt(offset), label);
          hint.tooltip = explanation;
          hint.paddingLeft = true;
          return hint;
        })
        .filter(({ position }) => range.contains(position));
    },
  };
}
