import type { Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { chatModelOf, type ChatToken, chatTokens } from '../../prose/chat-tokens.js';
import { proseText } from '../../prose/masked-text.js';
import { defineRule, type Report } from '../../rule.js';

const pairs = [
  ['[INST]', '[/INST]'],
  ['<<SYS>>', '<</SYS>>'],
  ['<|im_start|>', '<|im_end|>'],
] as const;

/** A model that was trained on these tokens sees a turn that never ends. */
export const unbalancedChatToken = defineRule({
  meta: {
    id: 'structure/unbalanced-chat-token',
    summary: 'Every token that opens a turn of a chat has one that closes it.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'none',
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
    const tokens = chatTokens(doc);
    // Where they have no business at all, `structure/chat-token-in-api-prompt` says so.
    if (tokens.length === 0 || chatModelOf(doc) !== undefined) return;
    const end = proseText(doc).trimEnd().lastIndexOf('\n');
    for (const [open, close] of pairs) yield* faultsOf({ open, close, tokens, end });
  },
});

interface Search {
  readonly open: string;
  readonly close: string;
  readonly tokens: readonly ChatToken[];
  /** Where the last line begins: a turn that it opens is the model's to write. */
  readonly end: number;
}

function* faultsOf({ open, close, tokens, end }: Search): Iterable<Report> {
  const opened: Span[] = [];
  for (const { written, span } of tokens) {
    if (written === open) opened.push(span);
    else if (written === close && opened.pop() === undefined)
      yield { span, message: `'${close}' closes nothing: put '${open}' before its turn, or take it out.` };
  }
  for (const span of opened) {
    if (span.start <= end) yield { span, message: `'${open}' is never closed: put '${close}' behind its turn.` };
  }
}
