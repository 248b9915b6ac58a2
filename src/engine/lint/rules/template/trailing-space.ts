import { replace } from '../../../text/edit.js';
import { declaringFormats } from '../../format-groups.js';
import { literalText, messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** A model that completes text reads a blank at the end as the start of the next word. */
export const trailingSpace = defineRule({
  meta: {
    id: 'template/trailing-space',
    summary: 'No message ends in a blank.',
    kind: 'heuristic',
    severity: 'off',
    formats: declaringFormats,
    fix: 'safe',
    sources: [
      {
        title: 'PromptSet: prompts with blanks at their ends, in whitespace.py',
        url: 'https://github.com/pisterlabs/promptset',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    for (const body of messageBodies(doc)) {
      const text = literalText(doc)
        .slice(body.start, body.end)
        .replace(/[\r\n]+$/, '');
      const kept = text.trimEnd().length;
      if (kept === 0 || kept === text.length || /[\r\n]/.test(text.slice(kept))) continue;
      const span = { start: body.start + kept, end: body.start + text.length };
      const message =
        'This message ends in a blank, which a completion model takes for the start of a word: remove it.';
      yield { span, message, fix: [replace(span, '')] };
    }
  },
});
