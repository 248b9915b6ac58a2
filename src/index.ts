export type { CellResult } from './engine/eval/contracts/cell.js';
export type { Comparison } from './engine/eval/contracts/comparison.js';
export type { Estimate } from './engine/eval/contracts/estimate.js';
export type { EvaluationReport, VariantReport } from './engine/eval/contracts/report.js';
export type { Finding, LintWorkspace, Severity } from './engine/lint/rule.js';
export {
  ModelError,
  type ChatMessage,
  type ChatModel,
  type ChatReply,
  type ChatRequest,
} from './engine/model/chat-model.js';
export type { MethodInfo, OptimizeEvent, OptimizeReport } from './engine/optimize/contracts.js';
export { methodInfos } from './engine/optimize/methods/index.js';
export type { ReferenceSource } from './engine/prompt/formats/prompty/resolve-references.js';
export { parsePrompt, parsePrompts } from './engine/prompt/parse-prompt.js';
export type { PromptDoc } from './engine/prompt/prompt-doc.js';
export type { RenderedPrompt } from './engine/prompt/render-prompt.js';
export { resolvePrompt } from './engine/prompt/resolve-prompt.js';
export { renderTemplate, type RenderTemplateOptions } from './engine/template/render-template.js';
export { TemplateError, type LoadPartial } from './engine/template/template.js';
export { evaluate, type EvaluateOptions } from './library/evaluate.js';
export { lintPrompt, type LintPromptOptions } from './library/lint-prompt.js';
export { openModel, type OpenModelOptions } from './library/open-model.js';
export { optimize, type OptimizeOptions } from './library/optimize.js';
export type { OptimizeSettings } from './library/optimize-settings.js';
export type { PromptSource } from './library/prompt-source.js';
export { renderPrompt } from './library/render-prompt.js';
