import * as vscode from 'vscode';
import { complete } from '../../engine/language/complete.js';
import type { Completion } from '../../engine/language/completion.js';
import { editorModelIds } from '../../host/models/editor-model-ids.js';
import { type LanguageContext, requestAt } from './language-context.js';
import { rangeOf } from './ranges.js';

/** Besides letters: what opens a hole or a tag, and what a filter, an attribute or a path follows. */
export const completionTriggers = ['{', '%', '|', '.', '/', '"', "'"];

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  variable: vscode.CompletionItemKind.Variable,
  property: vscode.CompletionItemKind.Field,
  function: vscode.CompletionItemKind.Function,
  filter: vscode.CompletionItemKind.Function,
  test: vscode.CompletionItemKind.Function,
  tag: vscode.CompletionItemKind.Keyword,
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  role: vscode.CompletionItemKind.Module,
  file: vscode.CompletionItemKind.File,
  rule: vscode.CompletionItemKind.Constant,
  label: vscode.CompletionItemKind.EnumMember,
  model: vscode.CompletionItemKind.Module,
};

export function createCompletion(context: LanguageContext): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position) {
      const request = requestAt(context, document, position);
      const offered = request === undefined ? [] : complete(request);
      const own = await editorModels(offered);
      return [...own, ...offered].map((completion, index) => toItem(document, completion, index));
    },
  };
}

/** The editor's own models, where models are offered by Hone's names: `openai:…` and the like are other tools'. */
async function editorModels(offered: readonly Completion[]): Promise<Completion[]> {
  const place = offered.find(({ kind, label }) => kind === 'model' && label.startsWith('openai/'));
  if (place === undefined) return [];
  // Whoever brings a model and cannot name it takes no other completion away.
  const chats = await vscode.lm.selectChatModels().then(undefined, () => []);
  const names = chats.map(({ name }) => name);
  const { span } = place;
  return editorModelIds(chats).map((label, index) => ({
    label,
    kind: 'model',
    detail: vscode.l10n.t('{0}, in VS Code alone', names[index] ?? ''),
    span,
  }));
}

function toItem(document: vscode.TextDocument, completion: Completion, index: number): vscode.CompletionItem {
  const { label, kind, detail, documentation, insert = label, snippet, span } = completion;
  const item = new vscode.CompletionItem(label, kinds[kind]);
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  item.insertText = snippet === undefined ? insert : new vscode.SnippetString(snippet);
  item.range = rangeOf(document, span);
  // The engine's order: inputs before columns before everything else.
  item.sortText = String(index).padStart(5, '0');
  return item;
}
