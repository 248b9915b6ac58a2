import type { ChatMessage } from '../../model/chat-model.js';
import type { JudgedEntry } from '../contracts/judged-metric.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { type JudgePrompt, judgePromptDoc } from './judge-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';

/** A conversation as a judge reads it. */
export function conversationText(messages: readonly ChatMessage[] = []): string {
  return messages.map(({ role, content }) => (messages.length === 1 ? content : `[${role}]\n${content}`)).join('\n\n');
}

/**
 * The prompt that asks and what it shows. Hone's own sees only the values it prints, so that equal questions are equal
 * requests; a prompt of the user's sees the row too, and promptfoo's names: `output` and `rubric`, `completion` and `ideal`.
 */
export function shownBy(
  own: JudgePrompt,
  { prompt }: Pick<JudgedEntry, 'prompt'>,
  { values, row }: { readonly values: Readonly<Record<string, unknown>>; readonly row: ScoredAnswer['values'] },
): { readonly prompt: PromptDoc; readonly values: Readonly<Record<string, unknown>> } {
  if (prompt === undefined) return { prompt: judgePromptDoc(own), values };
  const { answer, reference } = values;
  return { prompt, values: { ...row, ...values, output: answer, completion: answer, ideal: reference ?? '' } };
}
