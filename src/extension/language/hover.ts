import * as vscode from 'vscode';
import { hover } from '../../engine/language/hover.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createHover({ prompts, workspaceOf }: LanguageContext): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const found = hover(prompts.at(document, position), document.offsetAt(position), workspaceOf(document));
      return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), rangeOf(document, found.span));
    },
  };
}
