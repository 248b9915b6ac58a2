import * as vscode from 'vscode';
import { fileLinks } from '../../engine/language/links.js';
import { fileNamedIn } from '../prompt-folder.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createDocumentLinks({ prompts }: LanguageContext): vscode.DocumentLinkProvider {
  return {
    provideDocumentLinks: (document) =>
      fileLinks(prompts.all(document)).map(
        ({ span, path }) => new vscode.DocumentLink(rangeOf(document, span), fileNamedIn(document.uri, path)),
      ),
  };
}
