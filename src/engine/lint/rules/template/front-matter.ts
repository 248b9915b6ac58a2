import { yamlFormats } from '../../format-groups.js';
import { defineRule } from '../../rule.js';
import { templateProblems } from './syntax.js';
import { unknownNameProblems } from './unknown-helper.js';

/** What the front matter says in a form Hone cannot read is not done. */
export const frontMatter = defineRule({
  meta: {
    id: 'template/front-matter',
    summary: 'The front matter is YAML with values of the right kind.',
    kind: 'objective',
    severity: 'error',
    formats: yamlFormats,
    fix: 'none',
    sources: [
      {
        title: 'dotprompt: Picoschema',
        url: 'https://google.github.io/dotprompt/reference/picoschema/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    for (const { code, span, message } of doc.problems) {
      if (code === 'role-unknown' || templateProblems.has(code) || unknownNameProblems.has(code)) continue;
      yield { span, message };
    }
  },
});
