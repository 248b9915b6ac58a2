import * as vscode from 'vscode';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';

export const promptLanguage = 'hone-prompt';

/** The languages that `package.json` brings: all of the editor's features in them are Hone's. */
const ownLanguages = [promptLanguage, 'hone-prompty', 'hone-poml', 'hone-template'];

/** Languages of VS Code's own for prompt files: it completes, explains and checks their headers itself. */
const editorLanguages: readonly string[] = ['prompt', 'instructions', 'chatagent', 'skill'];

/** Prompt files among the Markdown and YAML files of others, told by their names. */
const namedFiles: readonly (readonly [language: string, patterns: readonly string[]])[] = [
  ['markdown', ['**/{AGENTS,CLAUDE,CLAUDE.local,GEMINI,SKILL,copilot-instructions}.md']],
  ['markdown', ['**/*.{prompt,instructions,agent,chatmode}.md', '**/.claude/{agents,rules}/**/*.md']],
  ['markdown', ['**/.cursor/rules/**/*.mdc']],
  ['yaml', ['**/promptfooconfig*.{yaml,yml}', '**/templates.{yaml,yml}']],
];

/** On disk, on the machine behind a browser, in a repository that is only looked at; not the sides of a diff or an output pane. */
const savedSchemes = ['file', 'vscode-remote', 'vscode-vfs'];
const schemes = [...savedSchemes, 'untitled'];

/** Files in Hone's own languages. */
export const promptSelector: vscode.DocumentFilter[] = ownLanguages.flatMap((language) =>
  schemes.map((scheme) => ({ language, scheme })),
);

/** Prompt files in languages of others. What their names promise, their text must keep: see `holdsPrompts`. */
export const sharedSelector: vscode.DocumentFilter[] = [
  ...editorLanguages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
  ...namedFiles.flatMap(([language, patterns]) =>
    patterns.flatMap((pattern) => savedSchemes.map((scheme) => ({ language, scheme, pattern }))),
  ),
];

/** Those of them that are YAML: to its own editor their templates are text, and their prompts values like others. */
export const yamlSelector: vscode.DocumentFilter[] = sharedSelector.filter(({ language }) => language === 'yaml');

/** A file in one of Hone's languages, which can be run. */
export function isPrompt({ languageId, uri }: vscode.TextDocument): boolean {
  return ownLanguages.includes(languageId) && schemes.includes(uri.scheme);
}

/** Any file that Hone looks at. */
export function isPromptFile(document: vscode.TextDocument): boolean {
  return isPrompt(document) || vscode.languages.match(sharedSelector, document) > 0;
}

/** Whether the front matter of a file is VS Code's to complete and explain. */
export function hasEditorHeader({ languageId }: vscode.TextDocument): boolean {
  return editorLanguages.includes(languageId);
}

/** False of a file that is only named like one with prompts: every reader but the last has turned it down. */
export function holdsPrompts(document: vscode.TextDocument, { format }: PromptDoc): boolean {
  return isPrompt(document) || format !== 'hone';
}
