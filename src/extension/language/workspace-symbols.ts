import * as vscode from 'vscode';
import { workspaceSymbols, type WorkspaceSymbol } from '../../engine/language/workspace/workspace-symbols.js';
import type { PromptWorkspaces } from './prompt-workspaces.js';

const kinds: Readonly<Record<WorkspaceSymbol['kind'], vscode.SymbolKind>> = {
  prompt: vscode.SymbolKind.File,
  part: vscode.SymbolKind.String,
  input: vscode.SymbolKind.Variable,
  macro: vscode.SymbolKind.Function,
};

export function createWorkspaceSymbols(workspaces: PromptWorkspaces): vscode.WorkspaceSymbolProvider {
  return {
    async provideWorkspaceSymbols(query) {
      const opened = await workspaces.all();
      return opened.flatMap(({ workspace, uriOf, rangeAt }) =>
        workspaceSymbols(workspace, query).map((symbol) => {
          const location = new vscode.Location(uriOf(symbol.path), rangeAt(symbol));
          return new vscode.SymbolInformation(symbol.name, kinds[symbol.kind], symbol.container, location);
        }),
      );
    },
  };
}
