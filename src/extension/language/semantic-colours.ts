import * as vscode from 'vscode';
import { colourModifiers, colourTypes, fileColours } from '../../engine/language/colours.js';
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
      for (const { span, type, modifier } of fileColours(prompts.all(document), workspaceOf(document)))
        builder.push(rangeOf(document, span), type, modifier === undefined ? [] : [modifier]);
      return builder.build();
    },
  };
}
