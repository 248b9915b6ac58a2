import * as vscode from 'vscode';
import { fileFolds } from '../../engine/language/folds.js';
import type { LanguageContext } from './language-context.js';

export function createFolding({ prompts }: LanguageContext): vscode.FoldingRangeProvider {
  return {
    provideFoldingRanges: (document) =>
      fileFolds(prompts.all(document)).map(({ span, kind }) => {
        const [first, last] = [document.positionAt(span.start).line, document.positionAt(span.end).line];
        return new vscode.FoldingRange(first, last, kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined);
      }),
  };
}
