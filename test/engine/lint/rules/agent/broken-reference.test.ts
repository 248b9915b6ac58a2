import assert from 'node:assert/strict';
import { brokenReference } from '../../../../../src/engine/lint/rules/agent/broken-reference.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const around = { path: 'AGENTS.md', files: ['docs/style.md', 'CLAUDE.md', 'docs/rows.csv'] };
const message = (path: string): string => `warning: There is no file '${path}': correct the path, or create the file.`;

describe('agent/broken-reference reports', () => {
  const cases: Record<string, readonly [string, string]> = {
    'a link': ['AGENTS.md', `Read [it](docs/styles.md).\n          ^^^^^^^^^^^^^^ ${message('docs/styles.md')}\n`],
    'a link with a place in the page': [
      'AGENTS.md',
      `[it](docs/styles.md#tone)\n     ^^^^^^^^^^^^^^ ${message('docs/styles.md')}\n`,
    ],
    'a link in angle brackets': ['AGENTS.md', `[it](<docs/a b.md>)\n      ^^^^^^^^^^^ ${message('docs/a b.md')}\n`],
    'a file without a folder': [
      'a/SKILL.md',
      `See [it](REFERENCE.md).\n         ^^^^^^^^^^^^ ${message('REFERENCE.md')}\n`,
    ],
    '#file:': ['a.prompt.md', `See #file:docs/none.ts.\n          ^^^^^^^^^^^^ ${message('docs/none.ts')}\n`],
    'an import': ['CLAUDE.md', `See @docs/none.md for more.\n     ^^^^^^^^^^^^ ${message('docs/none.md')}\n`],
  };
  for (const [name, [path, text]] of Object.entries(cases))
    it(name, () => checkRule(brokenReference, text, { ...around, path }));

  it('and offers the nearest name in that folder', () =>
    assert.deepEqual(suggestionsOf(brokenReference, '[it](docs/row.csv)\n', around), {
      "Change to 'rows.csv'": '[it](docs/rows.csv)\n',
    }));
});

describe('agent/broken-reference is silent about', () => {
  const cases: Record<string, string> = {
    'a file that is there': 'Read [it](docs/style.md).\n',
    'a file in a folder that is missing too, as where a prompt was copied alone': 'Read [it](assets/form.md).\n',
    'an address': 'Read [it](https://example.com/a.md) and [mail](mailto:a@b.c).\n',
    'a place in the same page': 'Read [it](#style).\n',
    'a glob, a hole, a path from the root': '[a](docs/*.md) [b](${file}.md) [c](<{{x}}/a.md>) [d](/docs/none.md)\n',
    'words that stand for a path': '[text](url) [a](link) [b](path/to/file.md) [c](your-file.md)\n',
    'inline code': 'Write `[a](docs/none.md)`.\n',
    'fenced code': '```md\n[a](docs/none.md)\n```\n',
    'an HTML comment': '<!-- [a](docs/none.md) -->\n',
    'an example': '# Examples\n[a](docs/none.md)\n',
    'a picture': '![a](docs/none.png)\n',
    'an import in another file': 'See @docs/none.md.\n',
    'a name with an @': 'Ask @ada, use @scope/pkg.\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(brokenReference, text, around));

  it('any file where nobody can tell', () => checkRule(brokenReference, '[a](docs/none.md)\n', { path: 'AGENTS.md' }));
  it('packages and mail in CLAUDE.md', () =>
    checkRule(brokenReference, 'Use @scope/pkg, write to a@docs/none.md, run `@docs/none.md`.\n', {
      ...around,
      path: 'CLAUDE.md',
    }));
});
