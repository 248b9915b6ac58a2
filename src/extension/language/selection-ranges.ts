import * as vscode from 'vscode';
import { selections } from '../../engine/language/selections.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createSelectionRanges({ prompts }: LanguageContext): vscode.SelectionRangeProvider {
  return {
    provideSelectionRanges: (document, positions) =>
      positions.map((position) => {
        const spans = selections(prompts.at(document, position), document.offsetAt(position));
        let range = new vscode.SelectionRange(new vscode.Range(position, position));
        for (const [i, span] of [...spans].reverse().entries())
          range = new vscode.SelectionRange(rangeOf(document, span), i === 0 ? undefined : range);
        return range;
      }),
  };
}
