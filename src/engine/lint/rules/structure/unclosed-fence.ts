import { insert } from '../../../text/edit.js';
import { openFence } from '../../../text/fenced-code.js';
import { sliceOf } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { fenceText, messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** All that follows is taken for code. */
export const unclosedFence = defineRule({
  meta: {
    id: 'structure/unclosed-fence',
    summary: 'Every code fence is closed.',
    kind: 'objective',
    severity: 'hint',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'markdown-rs: its tests of fenced code by CommonMark',
        url: 'https://tangled.org/crashkeys.dev/markdown-rs/raw/main/tests/code_fenced.rs',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const text = fenceText(doc);
    for (const body of messageBodies(doc)) {
      const line = openFence(text, body);
      // A fence at the very end is the beginning of the answer.
      if (line === undefined || text.slice(line.end, body.end).trim() === '') continue;
      const [mark = ''] = /`{3,}|~{3,}/.exec(sliceOf(text, line)) ?? [];
      const start = line.start + sliceOf(text, line).indexOf(mark);
      const end = line.end - (/[ \t]*$/.exec(sliceOf(text, line))?.[0].length ?? 0);
      const isLast = /[\r\n]$/.test(doc.text.slice(0, body.end));
      yield {
        span: { start, end },
        message: 'This code fence is never closed: close it, or give the fence around it one mark more.',
        suggestions: [
          { title: 'Close it at the end', edits: [insert(body.end, isLast ? `${mark}\n` : `\n${mark}\n`)] },
        ],
      };
    }
  },
});
