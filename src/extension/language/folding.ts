import * as vscode from 'vscode';
import { folds } from '../../engine/language/folds.js';
import type { LanguageContext } from './language-context.js';

export function createFolding({ prompts }: LanguageContext): vscode.FoldingRangeProvider {
  return {
    provideFoldingRanges: (document) =>
      prompts.all(document).flatMap((doc) =>
        folds(doc).map(({ span, kind }) => {
          const [first, last] = [document.positionAt(span.start).line, document.positionAt(span.end).line];
          return new vscode.FoldingRange(first, last, kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined);
        }),
      ),
  };
}
