import * as vscode from 'vscode';
import { links } from '../../engine/language/links.js';
import { fileNamedIn } from '../prompt-folder.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

export function createDocumentLinks({ prompts }: LanguageContext): vscode.DocumentLinkProvider {
  return {
    provideDocumentLinks: (document) =>
      prompts
        .all(document)
        .flatMap(links)
        .map(({ span, path }) => new vscode.DocumentLink(rangeOf(document, span), fileNamedIn(document.uri, path))),
  };
}
