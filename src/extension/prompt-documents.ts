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

export function createPromptDocuments(relativePath: (uri: vscode.Uri) => string): PromptDocuments {
  const parsed = new WeakMap<vscode.TextDocument, { readonly version: number; readonly prompts: Prompts }>();
  const all = (document: vscode.TextDocument): Prompts => {
    const known = parsed.get(document);
    if (known?.version === document.version) return known.prompts;
    const prompts = parsePrompts(document.getText(), relativePath(document.uri));
    parsed.set(document, { version: document.version, prompts });
    return prompts;
  };
  return {
    all,
    first: (document) => all(document)[0],
    at: (document, position) => promptAt(all(document), document.offsetAt(position)),
  };
}
