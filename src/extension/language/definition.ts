import * as vscode from 'vscode';
import { define } from '../../engine/language/define.js';
import { fileNamedIn } from '../prompt-folder.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createDefinition({ prompts, workspaceOf }: LanguageContext): vscode.DefinitionProvider {
  return {
    provideDefinition(document, position): vscode.LocationLink[] {
      const found = define(prompts.at(document, position), document.offsetAt(position), workspaceOf(document));
      if (!found) return [];
      const originSelectionRange = rangeOf(document, found.from);
      if (found.kind === 'here') {
        return [{ originSelectionRange, targetUri: document.uri, targetRange: rangeOf(document, found.span) }];
      }
      const targetUri = fileNamedIn(document.uri, found.path);
      return [{ originSelectionRange, targetUri, targetRange: new vscode.Range(0, 0, 0, 0) }];
    },
  };
}
