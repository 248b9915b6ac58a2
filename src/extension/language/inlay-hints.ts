import * as vscode from 'vscode';
import { type TokenHint, tokenHints } from '../../engine/language/token-hints.js';
import { whole } from '../numbers.js';
import type { LanguageContext } from './language-context.js';

export function createInlayHints({ prompts }: LanguageContext): vscode.InlayHintsProvider {
  return {
    provideInlayHints(document, range) {
      if (!vscode.workspace.getConfiguration('hone', document).get<boolean>('inlayHints.tokens', true)) return [];
      return prompts
        .all(document)
        .flatMap(tokenHints)
        .map((found) => {
          const hint = new vscode.InlayHint(document.positionAt(found.offset), labelOf(found));
          hint.tooltip = explanationOf(found);
          hint.paddingLeft = true;
          return hint;
        })
        .filter(({ position }) => range.contains(position));
    },
  };
}

/** The engine's words are English. */
function labelOf({ tokens, grows }: TokenHint): string {
  if (grows) return vscode.l10n.t('{0}+ tokens', whole(tokens));
  return tokens === 1 ? vscode.l10n.t('1 token') : vscode.l10n.t('{0} tokens', whole(tokens));
}

function explanationOf({ grows }: TokenHint): string {
  return grows
    ? vscode.l10n.t('An estimate of the text as it stands here; what its variables and partials add is not counted.')
    : vscode.l10n.t('An estimate.');
}
