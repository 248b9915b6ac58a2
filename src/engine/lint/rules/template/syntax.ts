import type { EngineName } from '../../../template/template.js';
import { contains } from '../../../text/span.js';
import { templateFormats } from '../../format-groups.js';
import { includeFault, type IncludeSearch } from '../../include-faults.js';
import { defineRule } from '../../rule.js';

/** The codes of problems with the template, as against those with the front matter. */
export const templateProblems: ReadonlySet<string> = new Set([
  'template-syntax',
  'template-engine',
  'expect-syntax',
  'assertion-syntax',
  'choices-syntax',
]);

/** What these include is a template of the same language. */
const includesTemplates: ReadonlySet<EngineName> = new Set(['jinja2', 'handlebars', 'mustache']);

/** A template that does not parse cannot be rendered. */
export const syntax = defineRule({
  meta: {
    id: 'template/syntax',
    summary: 'The template parses.',
    kind: 'objective',
    severity: 'error',
    formats: [...templateFormats, 'poml', 'text'],
    fix: 'none',
    sources: [
      {
        title: 'Jinja: template designer documentation',
        url: 'https://jinja.palletsprojects.com/en/stable/templates/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, workspace }) {
    const empty = doc.template.facts.holes.filter(
      ({ span, inner }) => inner.start === inner.end && doc.text.startsWith('}}', span.end - 2),
    );
    for (const { code, span, message } of doc.problems) {
      // `template/empty-placeholder` says it better.
      const isEmptyHole = empty.some((hole) => contains(hole.span, span));
      if (!templateProblems.has(code) || isEmptyHole) continue;
      // A good file of a neighbouring tool is not an error: it is only not checked.
      yield code === 'template-engine' ? { span, message, severity: 'info' } : { span, message };
    }
    if (!includesTemplates.has(doc.template.engine)) return;
    const search: IncludeSearch = { workspace, template: doc.template, what: 'syntax', sound: new Set() };
    for (const use of doc.template.facts.includes) {
      const fault = includeFault(use, search, doc.path.slice(doc.path.lastIndexOf('/') + 1));
      if (fault !== undefined) yield { span: use.span, ...fault };
    }
  },
});
