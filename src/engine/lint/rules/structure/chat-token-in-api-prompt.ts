import { replace } from '../../../text/edit.js';
import { chatModelOf, type ChatToken, chatTokens } from '../../prose/chat-tokens.js';
import { defineRule, type Suggestion } from '../../rule.js';
import { modelFormats } from '../../written-models.js';

/** The vendor puts such marks between the messages itself: in a text they are noise, or start a turn that nobody asked for. */
export const chatTokenInApiPrompt = defineRule({
  meta: {
    id: 'structure/chat-token-in-api-prompt',
    summary: 'A prompt that is sent as messages has none of the marks of a raw chat template.',
    kind: 'heuristic',
    severity: 'info',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'PromptSet: prompts in public code, with their special tokens (techniques.py)',
        url: 'https://github.com/pisterlabs/promptset',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const [first, ...others] = chatTokens(doc);
    const model = first && chatModelOf(doc);
    if (first === undefined || model === undefined) return;
    const all = others.length === 0 ? 'it' : `it and ${others.length} more`;
    yield {
      span: first.span,
      message: `${model.id} is sent messages, and '${first.written}' belongs to the text of another interface: take ${all} out, and let role lines begin the messages.`,
      suggestions: removal([first, ...others]),
    };
  },
});

/** Those that stand around a text leave it whole; behind the others a role is named that somebody has to look at. */
const around = /^(?:\[\/?INST\]|<<\/?SYS>>)$/;

function removal(tokens: readonly ChatToken[]): Suggestion[] {
  if (!tokens.every(({ written }) => around.test(written))) return [];
  const title = tokens.length === 1 ? 'Take it out' : `Take all ${tokens.length} out`;
  return [{ title, edits: tokens.map(({ span }) => replace(span, '')) }];
}
