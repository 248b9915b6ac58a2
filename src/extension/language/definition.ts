import * as vscode from 'vscode';
import { definitions } from '../../engine/language/workspace/definitions.js';
import type { PromptWorkspaces } from './prompt-workspaces.js';
import { rangeOf } from './ranges.js';

export function createDefinition(
  workspaces: PromptWorkspaces,
  rulePage: (rule: string) => vscode.Uri,
): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position): Promise<vscode.LocationLink[]> {
      const { workspace, path, uriOf, rangeAt } = await workspaces.open(document);
      const found = definitions(workspace, path, document.offsetAt(position));
      if (found === undefined) return [];
      const originSelectionRange = rangeOf(document, found.from);
      const page = found.rule === undefined ? [] : [{ uri: rulePage(found.rule), range: new vscode.Range(0, 0, 0, 0) }];
      const places = found.places.map((place) => ({ uri: uriOf(place.path), range: rangeAt(place) }));
      return [...page, ...places].map(({ uri, range }) => ({
        originSelectionRange,
        targetUri: uri,
        targetRange: range,
      }));
    },
  };
}
