import * as vscode from 'vscode';
import type { Occurrence } from '../../engine/language/workspace/contracts.js';
import { references } from '../../engine/language/workspace/references.js';
import type { PromptWorkspaces } from './prompt-workspaces.js';
import { rangeOf } from './ranges.js';

const declares: ReadonlySet<Occurrence['role']> = new Set(['declaration', 'definition', 'column']);

export function createReferences(workspaces: PromptWorkspaces): vscode.ReferenceProvider {
  return {
    async provideReferences(document, position, { includeDeclaration }) {
      const { workspace, path, uriOf, rangeAt } = await workspaces.open(document);
      return references(workspace, path, document.offsetAt(position))
        .filter(({ role }) => includeDeclaration || !declares.has(role))
        .map((place) => new vscode.Location(uriOf(place.path), rangeAt(place)));
    },
  };
}

/** The same places in the document itself, marked while the cursor is on one of them. */
export function createHighlights(workspaces: PromptWorkspaces): vscode.DocumentHighlightProvider {
  return {
    async provideDocumentHighlights(document, position) {
      const { workspace, path } = await workspaces.open(document);
      return references(workspace, path, document.offsetAt(position))
        .filter((occurrence) => occurrence.path === path)
        .map(({ span, role }) => {
          const kind = declares.has(role) ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read;
          return new vscode.DocumentHighlight(rangeOf(document, span), kind);
        });
    },
  };
}
