import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { filler } from '../../prose/masked-text.js';
import { sections, type Section } from '../../prose/sections.js';
import { replace } from '../../../text/edit.js';
import { defineRule } from '../../rule.js';

/** Headings whose text comes from elsewhere, or is the answer. */
const waiting = /\b(?:inputs?|outputs?|response|answer|question|query|context|task|user|begin|start|end)\b|:$/i;
const mostWords = 7;

/** A heading without a text below it promises rules that are not there. */
export const emptySection = defineRule({
  meta: {
    id: 'structure/empty-section',
    summary: 'Every section has a text.',
    kind: 'heuristic',
    severity: 'hint',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'A Taxonomy of Prompt Defects in LLM Systems (arXiv 2509.14404)',
        url: 'https://arxiv.org/abs/2509.14404',
        kind: 'paper',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const all = sections(doc);
    for (const [at, section] of all.entries()) {
      const next = all[at + 1];
      if (next === undefined || next.line.message !== section.line.message || next.level > section.level) continue;
      if (!section.isSure || !next.isSure || !isEmpty(section) || isInExample(doc, section.line.span)) continue;
      yield {
        span: section.line.span,
        message: `The section '${section.title}' has no text: write it, or take the heading out.`,
        suggestions: [
          {
            title: 'Take the heading out',
            edits: [replace({ start: section.line.span.start, end: next.line.span.start }, '')],
          },
        ],
      };
    }
  },
});

function isEmpty({ title, own }: Section): boolean {
  if (own.some(({ kind }) => kind !== 'blank')) return false;
  return title !== '' && !title.includes(filler) && !waiting.test(title) && title.split(/\s+/).length <= mostWords;
}
