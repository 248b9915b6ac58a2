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
import { promptSelector, sharedSelector, yamlSelector } from './prompt-files.js';
import { createPromptGuard } from './prompt-guard.js';
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

/** In files of others only what their own editor does not bring along. */
export function registerLanguage(
  context: LanguageContext,
  { linter, codeLenses, workspaces, rulePage }: LanguageParts,
): vscode.Disposable {
  const { languages } = vscode;
  const everywhere = [...promptSelector, ...sharedSelector];
  const withTemplates = [...promptSelector, ...yamlSelector];
  const onlyInPrompts = createPromptGuard(context.prompts);
  const formatting = onlyInPrompts(createFormatting(context));
  return vscode.Disposable.from(
    languages.registerCodeActionsProvider(everywhere, createCodeActions(linter), codeActionKinds),
    languages.registerCodeLensProvider(promptSelector, codeLenses),
    languages.registerCompletionItemProvider(everywhere, createCompletion(context), ...completionTriggers),
    languages.registerDefinitionProvider(everywhere, onlyInPrompts(createDefinition(workspaces, rulePage))),
    languages.registerDocumentFormattingEditProvider(withTemplates, formatting),
    languages.registerDocumentLinkProvider(withTemplates, onlyInPrompts(createDocumentLinks(context))),
    languages.registerDocumentSymbolProvider(withTemplates, onlyInPrompts(createDocumentSymbols(context))),
    languages.registerDocumentRangeFormattingEditProvider(withTemplates, formatting),
    languages.registerFoldingRangeProvider(withTemplates, onlyInPrompts(createFolding(context))),
    languages.registerDocumentHighlightProvider(everywhere, onlyInPrompts(createHighlights(context))),
    languages.registerReferenceProvider(everywhere, onlyInPrompts(createReferences(workspaces))),
    languages.registerRenameProvider(everywhere, onlyInPrompts(createRename(workspaces))),
    languages.registerWorkspaceSymbolProvider(createWorkspaceSymbols(workspaces)),
    languages.registerHoverProvider(everywhere, createHover(context)),
    languages.registerInlayHintsProvider(withTemplates, onlyInPrompts(createInlayHints(context))),
    languages.registerLinkedEditingRangeProvider(promptSelector, createLinkedEditing(context)),
    languages.registerSelectionRangeProvider(withTemplates, onlyInPrompts(createSelectionRanges(context))),
    languages.registerSignatureHelpProvider(everywhere, createSignatureHelp(context), ...signatureTriggers),
    languages.registerDocumentSemanticTokensProvider(
      withTemplates,
      onlyInPrompts(createSemanticColours(context)),
      colourLegend,
    ),
  );
}
