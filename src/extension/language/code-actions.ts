import * as vscode from 'vscode';
import type { Finding } from '../../engine/lint/rule.js';
import { changedPart } from '../../engine/text/edit.js';
import type { Linter } from './linter.js';
import { rangeOf, workspaceEdit } from './ranges.js';

const fixAll = vscode.CodeActionKind.SourceFixAll.append('hone');

export const codeActionKinds: vscode.CodeActionProviderMetadata = {
  providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll],
};

/** Fixes and suggestions for the findings at a place, and all safe fixes at once, which may run on save. */
export function createCodeActions(linter: Linter): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range, { only, diagnostics }) {
      const fixAllAsked = only?.contains(fixAll) ?? false;
      if (fixAllAsked) return fixAllAction(document, linter.fixed(document));
      const here = linter.findings(document).filter(({ span }) => rangeOf(document, span).intersection(range));
      return here.flatMap((finding) => quickFixes(document, finding, diagnostics));
    },
  };
}

function fixAllAction(document: vscode.TextDocument, fixed: string): vscode.CodeAction[] {
  const text = document.getText();
  if (fixed === text) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Apply all safe fixes'), fixAll);
  action.edit = workspaceEdit(document, [changedPart(text, fixed)]);
  return [action];
}

function quickFixes(
  document: vscode.TextDocument,
  { rule, fix, suggestions }: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const safe = fix ? [{ title: vscode.l10n.t('Fix {0}', rule), edits: fix, safe: true }] : [];
  const offered = suggestions.map((suggestion) => ({ ...suggestion, safe: false }));
  return [...safe, ...offered].map(({ title, edits, safe: isPreferred }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, edits);
    action.isPreferred = isPreferred;
    action.diagnostics = diagnostics.filter((diagnostic) => ruleOf(diagnostic) === rule);
    return action;
  });
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
