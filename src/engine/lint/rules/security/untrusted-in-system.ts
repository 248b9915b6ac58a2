import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { insert, replace } from '../../../text/edit.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule, type Suggestion } from '../../rule.js';
import { type UntrustedHole, untrustedHoles, writerOf } from '../../untrusted-holes.js';

/** Models take the system message for the developer's word. */
export const untrustedInSystem = defineRule({
  meta: {
    id: 'security/untrusted-in-system',
    summary: 'What others write does not stand in a system message.',
    kind: 'objective',
    severity: 'warning',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'OWASP LLM01:2025 Prompt Injection, on keeping untrusted content apart',
        url: 'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    for (const untrusted of untrustedHoles(doc)) {
      const { input, hole, message: outline } = untrusted;
      if (outline?.role !== 'system' && outline?.role !== 'developer') continue;
      const message = `'${input.name}' is what ${writerOf(input)}, and in a ${outline.role} message the model takes it for your own word: move it to the user's message.`;
      yield { span: hole.span, message, suggestions: moves(doc, untrusted) };
    }
  },
});

/** Where it stands alone on its line, at most behind a label, and a message of the user's follows. */
function moves({ text, messages }: PromptDoc, { hole, message }: UntrustedHole): Suggestion[] {
  const user = messages.find(({ role, body }) => role === 'user' && body.start > hole.span.end);
  const start = text.lastIndexOf('\n', hole.span.start - 1) + 1;
  const lineBreak = text.indexOf('\n', hole.span.end);
  const isWhole = /^[ \t]*(?:[\w -]{1,40}:[ \t]*)?$/.test(text.slice(start, hole.span.start));
  const end = lineBreak < 0 ? text.length : lineBreak + 1;
  if (user?.roleSpan === undefined || message === undefined || !isWhole || start < message.body.start) return [];
  if (text.slice(hole.span.end, end).trim() !== '') return [];
  const line = text.slice(start, hole.span.end);
  const edits = [replace({ start, end }, ''), insert(user.body.start, `${line}\n`)];
  return [{ title: "Move it to the user's message", edits }];
}
