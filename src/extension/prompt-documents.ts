import type * as vscode from 'vscode';
import { parsePrompts, promptAt } from '../engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../engine/prompt/prompt-doc.js';

type Prompts = readonly [PromptDoc, ...PromptDoc[]];

/** Reads the prompts of buffers, once for each version of a buffer. */
export interface PromptDocuments {
  /** The only prompt of a document, or its first. */
  readonly first: (document: vscode.TextDocument) => PromptDoc;
  /** The prompt around a position. */
  readonly at: (document: vscode.TextDocument, position: vscode.Position) => PromptDoc;
  readonly all: (document: vscode.TextDocument) => Prompts;
}

/** What a new file in a language would be called: the name decides how it is read. */
const newNames: Readonly<Record<string, string>> = {
  'hone-prompty': 'untitled.prompty',
  'hone-poml': 'untitled.poml',
  'hone-template': 'untitled.prompt.j2',
  prompt: 'untitled.prompt.md',
  instructions: 'untitled.instructions.md',
  chatagent: 'untitled.agent.md',
  skill: 'untitled/SKILL.md',
};

function pathOf(document: vscode.TextDocument, relativePath: (uri: vscode.Uri) => string): string {
  const newName = document.isUntitled ? newNames[document.languageId] : undefined;
  return newName ?? relativePath(document.uri);
}

export function createPromptDocuments(relativePath: (uri: vscode.Uri) => string): PromptDocuments {
  const parsed = new WeakMap<vscode.TextDocument, { readonly version: number; readonly prompts: Prompts }>();
  const all = (document: vscode.TextDocument): Prompts => {
    const known = parsed.get(document);
    if (known?.version === document.version) return known.prompts;
    const prompts = parsePrompts(document.getText(), pathOf(document, relativePath));
    parsed.set(document, { version: document.version, prompts });
    return prompts;
  };
  return {
    all,
    first: (document) => all(document)[0],
    at: (document, position) => promptAt(all(document), document.offsetAt(position)),
  };
}
