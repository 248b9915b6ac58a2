import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import type { Span } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule } from '../../rule.js';

/** Providers refuse an empty message, or answer something that has nothing to do with the task. */
export const emptyPrompt = defineRule({
  meta: {
    id: 'template/empty-prompt',
    summary: 'The prompt and each of its messages say something.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'none',
    sources: [
      {
        title: 'anthropic-sdk-python issue 461: the API does not accept empty text blocks',
        url: 'https://github.com/anthropics/anthropic-sdk-python/issues/461',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    // Without its end the front matter swallows the text: `template/front-matter` says so.
    if (doc.problems.some(({ code }) => code === 'front-matter-unclosed')) return;
    const said = withoutSilentParts(doc);
    if (isBlank(said, doc.body)) {
      const first = doc.messages.find(({ roleSpan }) => roleSpan !== undefined)?.roleSpan;
      yield {
        span: first ?? { start: doc.body.start, end: doc.body.start },
        message: 'The prompt is empty: write the text to send.',
      };
      return;
    }
    const history = new Set(
      doc.template.facts.markers.flatMap(({ name, span }) => (name === 'history' ? [span.start] : [])),
    );
    for (const { role, roleSpan, body } of doc.messages) {
      // In front of an earlier conversation there may be nothing to say.
      if (roleSpan === undefined || !isBlank(said, body) || history.has(body.end)) continue;
      yield { span: roleSpan, message: `This ${role} message is empty: write its text, or remove the line.` };
    }
  },
});

/** The file with blanks in place of comments and role lines, every offset as it was. Any other tag may print something. */
function withoutSilentParts({ text, template, messages }: PromptDoc): string {
  const silent = template.facts.comments.map(({ span }) => span);
  for (const { roleSpan } of messages) if (roleSpan !== undefined) silent.push(roleSpan);
  silent.sort((a, b) => a.start - b.start);
  let said = '';
  let at = 0;
  for (const { start, end } of silent) {
    said += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return said + text.slice(at);
}

function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === '';
}
