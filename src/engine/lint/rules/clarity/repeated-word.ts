import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { proseText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** Words that English never repeats; `that`, `had`, `is`, `in` and `on` it does ("log in in the app"). One blank, one line, one case. */
const twice = /\b(the|a|an|of|to|and|or|for|with|from|by|your|their|are|be|should|must|will|can|if|when|as) \1\b/g;

/** Next to these a word is only a part of one. */
const joining = /[\p{L}\p{N}_'’.-]/u;

/** A slip of the hand that a reader skips; the model gets it with every call. */
export const repeatedWord = defineRule({
  meta: {
    id: 'clarity/repeated-word',
    summary: 'No small word stands there twice in a row.',
    kind: 'objective',
    severity: 'info',
    formats: everyFormat,
    fix: 'safe',
    sources: [
      {
        title: 'Vale: the extension point for repeated words',
        url: 'https://vale.sh/docs/checks/repetition',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const text = proseText(doc);
    for (const { 0: found, 1: word = '', index } of text.matchAll(twice)) {
      const span = { start: index, end: index + found.length };
      const isPart = joining.test(text[index - 1] ?? '') || /[\p{L}'’-]/u.test(text[span.end] ?? '');
      if (isPart || isInExample(doc, span)) continue;
      const second = { start: index + word.length, end: span.end };
      yield { span, message: `'${word}' stands here twice: leave one out.`, fix: [replace(second, '')] };
    }
  },
});
