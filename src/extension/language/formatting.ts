import * as vscode from 'vscode';
import { formatFile } from '../../engine/language/format/format-prompt.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

/** Formats a whole file or what is selected of it: its front matter or YAML and the blanks inside its tags. */
export function createFormatting({
  prompts,
}: LanguageContext): vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider {
  const edits = (document: vscode.TextDocument, range?: vscode.Range): vscode.TextEdit[] => {
    const within = range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return formatFile(prompts.all(document), within).map(({ span, text }) =>
      vscode.TextEdit.replace(rangeOf(document, span), text),
    );
  };
  return {
    provideDocumentFormattingEdits: (document) => edits(document),
    provideDocumentRangeFormattingEdits: (document, range) => edits(document, range),
  };
}
