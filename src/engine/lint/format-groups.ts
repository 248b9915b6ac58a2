import type { PromptFormat } from '../prompt/prompt-doc.js';

/** A front matter that declares inputs, output and data, over a template with roles. */
export const declaringFormats: readonly PromptFormat[] = ['hone', 'dotprompt', 'prompty'];

/** Templates that stand in YAML, several to a file. */
const collectionFormats: readonly PromptFormat[] = ['promptsource', 'promptfoo'];

/** Texts for an agent, with a header that its tool reads. */
export const headedFormats: readonly PromptFormat[] = ['vscode-prompt', 'instructions', 'agent', 'skill', 'agents-md'];

/** Those that VS Code has a checker for. */
export const vscodeFormats: readonly PromptFormat[] = ['vscode-prompt', 'instructions', 'agent', 'skill'];

export const templateFormats: readonly PromptFormat[] = [...declaringFormats, ...collectionFormats];

/** Whatever has YAML to be wrong. */
export const yamlFormats: readonly PromptFormat[] = [...templateFormats, ...headedFormats];

export const everyFormat: readonly PromptFormat[] = [...yamlFormats, 'poml', 'text'];

/** Prompts for one answer that something reads, where the others are for an agent. */
export const answerFormats: readonly PromptFormat[] = [...templateFormats, 'poml', 'text'];

/** Files that say which data a prompt is tried on. */
export const dataFormats: readonly PromptFormat[] = [...declaringFormats, 'promptfoo'];

/** What is read in prompts inside of program code too. */
export const everyFormatAndCode: readonly PromptFormat[] = [...everyFormat, 'code'];
