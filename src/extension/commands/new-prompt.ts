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
  const { t } = vscode.l10n;
  const words = {
    classify: { label: t('Classify'), detail: t('Choose one of several labels') },
    extract: { label: t('Extract'), detail: t('Take facts out of a text, as JSON of a fixed form') },
    answer: { label: t('Answer from passages'), detail: t('Answer a question from what was looked up') },
    summarize: { label: t('Summarize'), detail: t('Sum up a text in so many sentences') },
    grade: { label: t('Grade'), detail: t('Judge an answer by a rubric') },
    blank: { label: t('Blank'), detail: t('Two messages and one input') },
  };
  return words[id];
}
