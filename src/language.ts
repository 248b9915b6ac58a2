/** `hone/language`: what an editor asks about prompt files, in any runtime; nothing of Node.js, no network, no eval. */
export { colours, fileColours, type Colour } from './engine/language/colours.js';
export { complete } from './engine/language/complete.js';
export type { Completion } from './engine/language/completion.js';
export { fileFolds, folds, type Fold } from './engine/language/folds.js';
export { formatFile, formatPrompt } from './engine/language/format/format-prompt.js';
export { hover } from './engine/language/hover.js';
export type { Hover } from './engine/language/hovered.js';
export type { LanguageRequest, ShownRow } from './engine/language/language-request.js';
export { lenses, type Lens } from './engine/language/lenses.js';
export { linkedNames } from './engine/language/linked-names.js';
export { fileLinks, links, type FileLink } from './engine/language/links.js';
export { previewPrompt } from './engine/language/preview/preview.js';
export { selections } from './engine/language/selections.js';
export { signatureAt } from './engine/language/signature-at.js';
export type { Signature, SignatureHelp } from './engine/language/signature-help.js';
export { fileSymbols, symbols, type PromptSymbol } from './engine/language/symbols.js';
export { tokenHints, type TokenHint } from './engine/language/token-hints.js';
export type { Occurrence, TextReading, WorkspaceFiles } from './engine/language/workspace/contracts.js';
export { definitions, type Definitions } from './engine/language/workspace/definitions.js';
export {
  createPromptIndex,
  type IndexedWorkspace,
  type PromptIndex,
} from './engine/language/workspace/prompt-index.js';
export { linkFile, references } from './engine/language/workspace/references.js';
export { renameByMapping } from './engine/language/workspace/rename-by-mapping.js';
export { renameTarget, type RenameTarget } from './engine/language/workspace/rename-target.js';
export { rename, type FileRename, type RenameResult } from './engine/language/workspace/rename.js';
export { workspaceSymbols, type WorkspaceSymbol } from './engine/language/workspace/workspace-symbols.js';
export { fixPrompt, type FixResult } from './engine/lint/fix-prompt.js';
export { lintPrompts, type LintOptions } from './engine/lint/lint-prompt.js';
export type { Finding, LintWorkspace, Severity } from './engine/lint/rule.js';
export { parsePrompts, promptAt } from './engine/prompt/parse-prompt.js';
export type { PromptDoc } from './engine/prompt/prompt-doc.js';
export { renderPrompt, type RenderedPrompt } from './engine/prompt/render-prompt.js';
export { TemplateError, type LoadPartial } from './engine/template/template.js';
export { noFiles } from './engine/lint/no-files.js';
