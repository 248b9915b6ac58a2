import type * as vscode from 'vscode';
import { firstRow } from '../../engine/language/first-row.js';
import type { LanguageRequest, ShownRow } from '../../engine/language/language-request.js';
import type { LintWorkspace } from '../../engine/lint/rule.js';
import type { PromptDocuments } from '../prompt-documents.js';
import { hasEditorHeader, holdsPrompts } from './prompt-files.js';

/** What every language feature asks about a document. */
export interface LanguageContext {
  readonly prompts: PromptDocuments;
  readonly workspaceOf: (document: vscode.TextDocument) => LintWorkspace;
  /** The row that somebody chose to see a document with; without one it is the first. */
  readonly rowValues?: (document: vscode.TextDocument) => ShownRow | undefined;
}

/** Undefined in a file that only has the name of one with prompts. */
export function requestAt(
  { prompts, workspaceOf, rowValues }: LanguageContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): LanguageRequest | undefined {
  const doc = prompts.at(document, position);
  if (!holdsPrompts(document, doc)) return undefined;
  const workspace = workspaceOf(document);
  const row = rowValues?.(document) ?? firstRow(doc, workspace);
  const headerIsForeign = hasEditorHeader(document);
  return { doc, offset: document.offsetAt(position), workspace, row, headerIsForeign };
}
