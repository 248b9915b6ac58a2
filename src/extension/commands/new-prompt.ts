import * as vscode from 'vscode';
import { promptLanguage } from '../language/prompt-files.js';
import { promptStarters, type PromptStarter } from './prompt-starters.js';

/** A prompt that works as it stands, in a new editor; nothing is written until it is saved. */
export async function newPrompt(): Promise<void> {
  const choices = promptStarters.map(({ id, text }) => ({ ...wordsFor(id), text }));
  const placeHolder = vscode.l10n.t('What shall the prompt do?');
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder, matchOnDetail: true });
  if (chosen === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: promptLanguage, content: chosen.text });
  await vscode.window.showTextDocument(document);
}

function wordsFor(id: PromptStarter['id']): { readonly label: string; readonly detail: string } {
  const words = {
    classify: { label: vscode.l10n.t('Classify'), detail: vscode.l10n.t('Choose one of several labels') },
    extract: {
      label: vscode.l10n.t('Extract'),
      detail: vscode.l10n.t('Take facts out of a text, as JSON of a fixed form'),
    },
    answer: {
      label: vscode.l10n.t('Answer from passages'),
      detail: vscode.l10n.t('Answer a question from what was looked up'),
    },
    summarize: { label: vscode.l10n.t('Summarize'), detail: vscode.l10n.t('Sum up a text in so many sentences') },
    grade: { label: vscode.l10n.t('Grade'), detail: vscode.l10n.t('Judge an answer by a rubric') },
    blank: { label: vscode.l10n.t('Blank'), detail: vscode.l10n.t('Two messages and one input') },
  };
  return words[id];
}
