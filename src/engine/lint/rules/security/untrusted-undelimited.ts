import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { insert } from '../../../text/edit.js';
import { fencedCode } from '../../../text/fenced-code.js';
import { contains, type Span } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';
import { untrustedHoles, writerOf } from '../../untrusted-holes.js';

/** The model cannot tell where a value ends that stands in a sentence. */
export const untrustedUndelimited = defineRule({
  meta: {
    id: 'security/untrusted-undelimited',
    summary: 'What others write is set apart from the instructions around it.',
    kind: 'heuristic',
    severity: 'hint',
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
    const holes = untrustedHoles(doc);
    if (holes.length === 0) return;
    const fences = messageBodies(doc).flatMap((body) => fencedCode(doc.text, body));
    for (const { input, hole } of holes) {
      const { span } = hole;
      if (isSetApart(doc, span) || fences.some((fence) => contains(fence, span))) continue;
      const message = `'${input.name}' is what ${writerOf(input)}, and nothing shows the model where it begins and ends: put it between <${input.name}> tags, or on a line of its own.`;
      const edits = [insert(span.start, `<${input.name}>`), insert(span.end, `</${input.name}>`)];
      yield { span, message, suggestions: [{ title: `Put it between <${input.name}> tags`, edits }] };
    }
  },
});

/** Alone on its line, behind a label up to the end of the line, in quotes, in a tag. */
function isSetApart({ text }: PromptDoc, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trimEnd();
  const after = /^[ \t]*([^\n]?)/.exec(text.slice(end, end + 50))?.[1] ?? '';
  const isEnd = after === '' || after === '\r';
  if (isEnd && (before === '' || /(?:[:=>]|[-*•])$/.test(before))) return true;
  return /["'“‘`>([|*_]$/.test(before) && /["'”’`<)\]|*_]/.test(after);
}
