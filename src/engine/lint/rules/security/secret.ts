import { replace } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { everyFormatAndCode } from '../../format-groups.js';
import { promptPlaces } from '../../prompt-places.js';
import { defineRule, type Report } from '../../rule.js';
import { findSecrets, type SecretKind } from '../../secret-kinds.js';

/** Whoever talks to the model can make it repeat its prompt, and the file is in version control. */
export const secret = defineRule({
  meta: {
    id: 'security/secret',
    summary: 'A prompt holds no keys, tokens or private keys.',
    kind: 'objective',
    severity: 'error',
    formats: everyFormatAndCode,
    fix: 'suggest',
    sources: [
      {
        title: 'OWASP LLM07:2025 System Prompt Leakage',
        url: 'https://genai.owasp.org/llmrisk/llm072025-system-prompt-leakage/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'secretlint: the forms of OpenAI and Anthropic keys',
        url: 'https://github.com/secretlint/secretlint',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, part }) {
    for (const place of promptPlaces(doc, part)) yield* secretsIn(doc, place);
  },
});

function* secretsIn(doc: PromptDoc, place: Span): Generator<Report> {
  for (const { kind, text, start: offset } of findSecrets(sliceOf(doc.text, place))) {
    const start = place.start + offset;
    const span = { start, end: start + text.length };
    yield {
      span,
      message: `This looks like ${kind.name} (${shown(text)}): revoke it, and keep it out of the prompt.`,
      suggestions: [{ title: 'Replace it with a placeholder', edits: [replace(span, placeholder(kind))] }],
    };
  }
}

/** Enough to find it by, too little to use it. */
function shown(text: string): string {
  return `${text.slice(0, 7)}…`;
}

function placeholder({ name }: SecretKind): string {
  return `<${name.replace(/^an? /, '')}>`;
}
