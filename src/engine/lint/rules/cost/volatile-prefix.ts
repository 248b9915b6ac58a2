import type { MessageOutline, PromptDoc } from '../../../prompt/prompt-doc.js';
import { insert, replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { templateFormats } from '../../format-groups.js';
import { defineRule, type Suggestion } from '../../rule.js';
import { tokensIn } from '../../static-tokens.js';
import { volatileHoles } from '../../volatile-holes.js';

/** Below this no vendor caches. */
const worthCaching = 1024;

export const volatilePrefix = defineRule({
  meta: {
    id: 'cost/volatile-prefix',
    summary: 'What is new with each request stands behind what stays the same.',
    kind: 'objective',
    severity: 'info',
    formats: templateFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'OpenAI: prompt caching, on exact prefixes of 1,024 tokens and more',
        url: 'https://developers.openai.com/api/docs/guides/prompt-caching',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, options }) {
    const outline = doc.messages.find(({ role }) => role === 'system' || role === 'developer') ?? doc.messages[0];
    if (outline === undefined) return;
    // A token has at least one character: most prompts need not be counted.
    const { start, end } = outline.body;
    if (end - start < worthCaching) return;
    const [first] = volatileHoles(doc, outline, options['volatile']);
    if (first === undefined || first.span.start - start > (end - start) / 4) return;
    const after = tokensIn(doc, { start: first.span.end, end });
    if (after < worthCaching) return;
    const message = `'${first.name}' is new with each request, so the about ${after} tokens behind it are never taken from the vendor's cache: move it to the end of the message.`;
    yield { span: first.span, message, suggestions: moves(doc, outline, first.span) };
  },
});

/** A line of its own can go to the end of the message. */
function moves({ text }: PromptDoc, { body }: MessageOutline, span: Span): Suggestion[] {
  const start = Math.max(body.start, text.lastIndexOf('\n', span.start - 1) + 1);
  const lineBreak = text.indexOf('\n', span.end);
  if (lineBreak < 0 || lineBreak >= body.end) return [];
  const line = text.slice(start, lineBreak);
  // Another tag on the line may be a condition that does not end there.
  if (/\{%|\{\{[#/^]/.test(line)) return [];
  const kept = text.slice(body.start, body.end).trimEnd();
  const edits = [replace({ start, end: lineBreak + 1 }, ''), insert(body.start + kept.length, `\n${line}`)];
  return [{ title: 'Move the line to the end of the message', edits }];
}
