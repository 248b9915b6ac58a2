/** `hone/language`: what an editor asks about prompt files, in any runtime; nothing of Node.js, no network, no eval. */
export { complete } from './engine/language/complete.js';
export type { Completion, CompletionRequest } from './engine/language/completion.js';
export { define, type Definition } from './engine/language/define.js';
export { hover, type Hover } from './engine/language/hover.js';
export { lenses, type Lens } from './engine/language/lenses.js';
export { links, type FileLink } from './engine/language/links.js';
export { symbols, type PromptSymbol } from './engine/language/symbols.js';
export { fixPrompt, type FixResult } from './engine/lint/fix-prompt.js';
export { lintPrompts, type LintOptions } from './engine/lint/lint-prompt.js';
export type { Finding, LintWorkspace, Severity } from './engine/lint/rule.js';
export { parsePrompts, promptAt } from './engine/prompt/parse-prompt.js';
export type { PromptDoc } from './engine/prompt/prompt-doc.js';
export { renderPrompt, type RenderedPrompt } from './engine/prompt/render-prompt.js';
export { TemplateError, type LoadPartial } from './engine/template/template.js';
export { noFiles } from './library/no-files.js';
