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
    const all = sections(doc);
    for (const [at, section] of all.entries()) {
      const before = all[at - 1];
      const isSkip = before?.line.message === section.line.message && section.level > before.level + 1;
      if (isSkip && section.isSure && !goesOn(before, all[at - 2])) {
        const wanted = before.level + 1;
        yield {
          span: section.line.span,
          message: `This heading has level ${section.level} below one of level ${before.level}: give it level ${wanted}.`,
          suggestions: [{ title: `Make it '${'#'.repeat(wanted)}'`, edits: [levelled(doc.text, section, wanted)] }],
        };
      }
    }
  },
});

/** Right below one of the same level, a line with `#` is the next line of a comment that somebody left outside of its code. */
function goesOn({ level, line }: Section, before: Section | undefined): boolean {
  return before?.own.length === 0 && before.level === level && before.line.message === line.message;
}

function levelled(text: string, { line, level }: Section, wanted: number): Edit {
  const start = text.indexOf('#', line.span.start);
  return replace({ start, end: start + level }, '#'.repeat(wanted));
}
