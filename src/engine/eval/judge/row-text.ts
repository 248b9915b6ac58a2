import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { ScoreError } from '../score-answer.js';
import { conversationText } from './shown-values.js';

/** The passages a row brings along in its column `context`: a text or a list of texts. @throws ScoreError where it has none */
export function contextOf({ values }: ScoredAnswer): string {
  const context = values['context'];
  const texts: readonly unknown[] = Array.isArray(context) ? context : [context];
  const text = texts.filter((one) => typeof one === 'string').join('\n\n');
  if (text === '')
    throw new ScoreError('the row has no text in a column `context`, which holds the passages to look at.');
  return text;
}

/** The row's column `query`, as promptfoo has it, or else what the model was asked. */
export function queryOf({ values, messages }: ScoredAnswer): string {
  return typeof values['query'] === 'string' ? values['query'] : conversationText(messages);
}
