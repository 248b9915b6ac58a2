import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { isInside, joinedSpans } from '../../../text/joined-spans.js';
import type { Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { proseText } from '../../prose/masked-text.js';
import { oncePerPrompt } from '../../prose/once-per-prompt.js';
import { sections } from '../../prose/sections.js';
import { defineRule } from '../../rule.js';

// The brackets in `TO[D]O` keep this file free of what it looks for.
const placeholder =
  /\[(?:insert|enter|add|paste|put)\s[^\]\n]{1,80}\](?![(\[:])|<(?:insert|enter|paste|your)[ _-][^<>\n]{0,60}\bhere>|\blorem ipsum\b|\b(?:TO[D]O|FIX[M]E|TBD):/gim;

/** There the model is shown what to fill in itself. */
const shownTitle =
  /\b(?:formats?|outputs?|responses?|answers?|structures?|skeletons?|layouts?|reports?|deliverables?)\b/i;

/** What was to be filled in before the prompt is used goes to the model as it is. */
export const leftoverPlaceholder = defineRule({
  meta: {
    id: 'clarity/leftover-placeholder',
    summary: 'Nothing is left that somebody meant to fill in.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'A Taxonomy of Prompt Defects in LLM Systems',
        url: 'https://arxiv.org/abs/2509.14404',
        kind: 'paper',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    for (const { 0: found, index } of proseText(doc).matchAll(placeholder)) {
      const span = { start: index, end: index + found.length };
      if (found.endsWith(':') && !isAtLineStart(proseText(doc), index)) continue;
      if (isInExample(doc, span) || isInside(shown(doc), span)) continue;
      const help = found.endsWith(':') ? 'do it, or take the line out' : 'fill it in, or make it an input';
      yield { span, message: `'${found}' is left to be filled in: ${help}.` };
    }
  },
});

const shown = oncePerPrompt((doc: PromptDoc): readonly Span[] =>
  joinedSpans(sections(doc).flatMap(({ title, span }) => (shownTitle.test(title) ? [span] : []))),
);

/** Behind nothing but blanks and the mark of a list; not further back than those can reach. */
function isAtLineStart(text: string, at: number): boolean {
  const before = at <= 40 ? `\n${text.slice(0, at)}` : text.slice(at - 40, at);
  return /[\r\n][ \t]*(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)?$/.test(before);
}
