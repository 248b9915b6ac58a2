import * as vscode from 'vscode';
import { codeActionKinds, createCodeActions } from './code-actions.js';
import type { CodeLenses } from './code-lenses.js';
import { completionTriggers, createCompletion } from './completion.js';
import { createDefinition } from './definition.js';
import { createDocumentLinks } from './document-links.js';
import { createDocumentSymbols } from './document-symbols.js';
import { createFolding } from './folding.js';
import { createFormatting } from './formatting.js';
import { createHover } from './hover.js';
import { createInlayHints } from './inlay-hints.js';
import type { LanguageContext } from './language-context.js';
import { promptSelector } from './language-id.js';
import { createLinkedEditing } from './linked-editing.js';
import type { Linter } from './linter.js';
import type { PromptWorkspaces } from './prompt-workspaces.js';
import { createHighlights, createReferences } from './references.js';
import { createRename } from './rename.js';
import { createSelectionRanges } from './selection-ranges.js';
import { colourLegend, createSemanticColours } from './semantic-colours.js';
import { createSignatureHelp, signatureTriggers } from './signature-help.js';
import { createWorkspaceSymbols } from './workspace-symbols.js';

export interface LanguageParts {
  readonly linter: Linter;
  readonly codeLenses: CodeLenses;
  readonly workspaces: PromptWorkspaces;
  readonly rulePage: (rule: string) => vscode.Uri;
}

export function registerLanguage(
  context: LanguageContext,
  { linter, codeLenses, workspaces, rulePage }: LanguageParts,
): vscode.Disposable {
  const { languages } = vscode;
  const formatting = createFormatting(context);
  return vscode.Disposable.from(
    languages.registerCodeActionsProvider(promptSelector, createCodeActions(linter), codeActionKinds),
    languages.registerCodeLensProvider(promptSelector, codeLenses),
    languages.registerCompletionItemProvider(promptSelector, createCompletion(context), ...completionTriggers),
    languages.registerDefinitionProvider(promptSelector, createDefinition(workspaces, rulePage)),
    languages.registerDocumentFormattingEditProvider(promptSelector, formatting),
    languages.registerDocumentLinkProvider(promptSelector, createDocumentLinks(context)),
    languages.registerDocumentSymbolProvider(promptSelector, createDocumentSymbols(context)),
    languages.registerDocumentRangeFormattingEditProvider(promptSelector, formatting),
    languages.registerFoldingRangeProvider(promptSelector, createFolding(context)),
    languages.registerDocumentHighlightProvider(promptSelector, createHighlights(workspaces)),
    languages.registerReferenceProvider(promptSelector, createReferences(workspaces)),
    languages.registerRenameProvider(promptSelector, createRename(workspaces)),
    languages.registerWorkspaceSymbolProvider(createWorkspaceSymbols(workspaces)),
    languages.registerHoverProvider(promptSelector, createHover(context)),
    languages.registerInlayHintsProvider(promptSelector, createInlayHints(context)),
    languages.registerLinkedEditingRangeProvider(promptSelector, createLinkedEditing(context)),
    languages.registerSelectionRangeProvider(promptSelector, createSelectionRanges(context)),
    languages.registerSignatureHelpProvider(promptSelector, createSignatureHelp(context), ...signatureTriggers),
    languages.registerDocumentSemanticTokensProvider(promptSelector, createSemanticColours(context), colourLegend),
  );
}
