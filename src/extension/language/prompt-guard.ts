import type * as vscode from 'vscode';
import type { PromptDocuments } from '../prompt-documents.js';
import { holdsPrompts } from './prompt-files.js';

/** Keeps a provider silent in files that only have the name of one with prompts. Its methods take the document first. */
export function createPromptGuard(prompts: PromptDocuments): <Provider extends object>(provider: Provider) => Provider {
  return (provider) => {
    const guarded = Object.entries(provider).map(([name, method]: [string, unknown]) => [
      name,
      typeof method !== 'function'
        ? method
        : (document: vscode.TextDocument, ...rest: unknown[]): unknown =>
            holdsPrompts(document, prompts.first(document))
              ? Reflect.apply(method, provider, [document, ...rest])
              : undefined,
    ]);
    return Object.fromEntries(guarded) as typeof provider;
  };
}
