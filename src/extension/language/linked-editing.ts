import * as vscode from 'vscode';
import { linkedNames } from '../../engine/language/linked-names.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createLinkedEditing({ prompts }: LanguageContext): vscode.LinkedEditingRangeProvider {
  return {
    provideLinkedEditingRanges(document, position) {
      const names = linkedNames(prompts.at(document, position), document.offsetAt(position));
      return names && new vscode.LinkedEditingRanges(names.map((span) => rangeOf(document, span)));
    },
  };
}
