import * as vscode from 'vscode';
import { hover } from '../../engine/language/hover.js';
import { type LanguageContext, requestAt } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createHover(context: LanguageContext): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const request = requestAt(context, document, position);
      const found = request && hover(request);
      return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), rangeOf(document, found.span));
    },
  };
}
