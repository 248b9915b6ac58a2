import * as vscode from 'vscode';
import { colourModifiers, colours, colourTypes } from '../../engine/language/colours.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export const colourLegend = new vscode.SemanticTokensLegend([...colourTypes], [...colourModifiers]);

export function createSemanticColours({
  prompts,
  workspaceOf,
}: LanguageContext): vscode.DocumentSemanticTokensProvider {
  return {
    provideDocumentSemanticTokens(document) {
      const builder = new vscode.SemanticTokensBuilder(colourLegend);
      const workspace = workspaceOf(document);
      const all = prompts.all(document).flatMap((doc) => colours(doc, workspace));
      for (const { span, type, modifier } of all.sort((a, b) => a.span.start - b.span.start))
        builder.push(rangeOf(document, span), type, modifier === undefined ? [] : [modifier]);
      return builder.build();
    },
  };
}
