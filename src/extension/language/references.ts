import * as vscode from 'vscode';
import type { Occurrence } from '../../engine/language/workspace/contracts.js';
import type { LinkedWorkspace } from '../../engine/language/workspace/link-workspace.js';
import { linkFile, references } from '../../engine/language/workspace/references.js';
import type { LanguageContext } from './language-context.js';
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

/** The places in the document itself, marked while the cursor is on one of them. */
export function createHighlights({ prompts }: LanguageContext): vscode.DocumentHighlightProvider {
  const known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly linked: LinkedWorkspace }>();
  const linkedOf = (document: vscode.TextDocument, path: string): LinkedWorkspace => {
    const last = known.get(document);
    if (last?.version === document.version) return last.linked;
    const linked = linkFile(path, document.getText());
    known.set(document, { version: document.version, linked });
    return linked;
  };
  return {
    provideDocumentHighlights(document, position) {
      const { path } = prompts.first(document);
      return references(linkedOf(document, path), path, document.offsetAt(position)).map(({ span, role }) => {
        const kind = declares.has(role) ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read;
        return new vscode.DocumentHighlight(rangeOf(document, span), kind);
      });
    },
  };
}
