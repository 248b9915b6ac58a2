import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { instructions } from '../../prose/instructions.js';
import { defineRule } from '../../rule.js';

const blanket =
  /^(?:do not|don['’]t|never|you must not)[ \t]+(?:ever[ \t]+)?(?:infer|guess|assume|speculate)(?:(?:,|,? (?:or|and))[ \t]+(?:infer|guess|assume|speculate)){0,3}(?:[ \t]+(?:anything|things))?[.!]?$/i;

const rewritten = 'Reason from the given text only, and say so when it does not hold the answer.';

/** Gemini 3 takes it to the letter and stops reasoning. */
export const blanketNegative = defineRule({
  meta: {
    id: 'clarity/blanket-negative',
    summary: 'A prompt for Gemini 3 says what to reason from instead of forbidding to infer.',
    kind: 'heuristic',
    severity: 'info',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'Google Cloud: Gemini 3 prompting guide',
        url: 'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/start/gemini-3-prompting-guide',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    if (!doc.config.models.some((model) => /(?:^|\/)gemini-3(?![\d])/i.test(model))) return;
    for (const { text, span } of instructions(doc)) {
      const sentence = text.trim();
      if (!blanket.test(sentence)) continue;
      const place = { start: span.start, end: span.start + sentence.length };
      yield {
        span: place,
        message: `'${sentence.replace(/[.!]$/, '')}' keeps Gemini 3 from reasoning at all: say what it may reason from.`,
        suggestions: [{ title: 'Say what to reason from', edits: [replace(place, rewritten)] }],
      };
    }
  },
});
