import * as vscode from 'vscode';
import { fileSymbols, type PromptSymbol } from '../../engine/language/symbols.js';
import type { LanguageContext } from './language-context.js';
import { rangeOf } from './ranges.js';

const kinds: Readonly<Record<PromptSymbol['kind'], vscode.SymbolKind>> = {
  prompt: vscode.SymbolKind.File,
  'front-matter': vscode.SymbolKind.Property,
  input: vscode.SymbolKind.Variable,
  macro: vscode.SymbolKind.Function,
  message: vscode.SymbolKind.Module,
  part: vscode.SymbolKind.String,
};

export function createDocumentSymbols({ prompts }: LanguageContext): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols: (document) =>
      fileSymbols(prompts.all(document)).map((symbol) => toSymbol(document, symbol)),
  };
}

function toSymbol(document: vscode.TextDocument, symbol: PromptSymbol): vscode.DocumentSymbol {
  const { name, detail, kind, span, selection, children } = symbol;
  const ranges = [rangeOf(document, span), rangeOf(document, selection)] as const;
  const shown = new vscode.DocumentSymbol(name, detail, kinds[kind], ...ranges);
  shown.children = children.map((child) => toSymbol(document, child));
  return shown;
}
