import type * as vscode from 'vscode';
import type { LintWorkspace } from '../../engine/lint/rule.js';
import type { PromptDocuments } from '../prompt-documents.js';

/** What every language feature asks about a document. */
export interface LanguageContext {
  readonly prompts: PromptDocuments;
  readonly workspaceOf: (document: vscode.TextDocument) => LintWorkspace;
}
