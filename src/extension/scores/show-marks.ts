import * as vscode from 'vscode';
import { choiceMarks, type ChoiceMark } from '../../engine/language/variant-marks.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { rangeOf } from '../language/ranges.js';
import type { KeptVariant } from './kept-runs.js';
import type { LastRun } from './last-runs.js';
import { markText, staleText, variantLines } from './score-words.js';

/** Scores beside the choices of a matrix, for an editor to draw. */
export function scoreMarks(
  document: vscode.TextDocument,
  doc: PromptDoc,
  { kept, changed }: LastRun,
): vscode.DecorationOptions[] {
  return choiceMarks(doc, kept.variants).map(({ span, variants }: ChoiceMark<KeptVariant>) => {
    const range = rangeOf(document, span);
    const hover = new vscode.MarkdownString();
    if (changed.length > 0)
      hover
        .appendText(vscode.l10n.t('{0}. Evaluate again to see the score of now.', staleText(changed)))
        .appendMarkdown('\n\n');
    for (const line of variantLines({ ...kept, variants }))
      hover.appendMarkdown('- ').appendText(line).appendMarkdown('\n');
    return { range, hoverMessage: hover, renderOptions: { after: { contentText: markText(variants) } } };
  });
}
