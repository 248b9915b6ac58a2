import { type Edit, replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { sections, type Section } from '../../prose/sections.js';
import { defineRule } from '../../rule.js';

/** A level left out makes a section look like part of one that is not there. */
export const headingSkip = defineRule({
  meta: {
    id: 'structure/heading-skip',
    summary: 'Headings go down one level at a time.',
    kind: 'objective',
    severity: 'hint',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'markdownlint: MD001',
        url: 'https://github.com/DavidAnson/markdownlint/blob/main/doc/md001.md',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    let before: Section | undefined;
    for (const section of sections(doc)) {
      const isSkip = before?.line.message === section.line.message && section.level > before.level + 1;
      if (isSkip && before !== undefined && section.isSure) {
        const wanted = before.level + 1;
        yield {
          span: section.line.span,
          message: `This heading has level ${section.level} below one of level ${before.level}: give it level ${wanted}.`,
          suggestions: [{ title: `Make it '${'#'.repeat(wanted)}'`, edits: [levelled(doc.text, section, wanted)] }],
        };
      }
      before = section;
    }
  },
});

function levelled(text: string, { line, level }: Section, wanted: number): Edit {
  const start = text.indexOf('#', line.span.start);
  return replace({ start, end: start + level }, '#'.repeat(wanted));
}
