import assert from 'node:assert/strict';
import { headingSkip } from '../../../../../src/engine/lint/rules/structure/heading-skip.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const message = (level: number, above: number): string =>
  `hint: This heading has level ${level} below one of level ${above}: give it level ${above + 1}.`;

describe('structure/heading-skip reports', () => {
  const cases: Record<string, string> = {
    'a level left out': `# A
### B
^^^^^ ${message(3, 1)}
`,
    'several levels left out': `# A
###### B
^^^^^^^^ ${message(6, 1)}
`,
    'a level left out further down': `# A
## B
#### C
^^^^^^ ${message(4, 2)}
`,
    'a level left out after one of the same kind': `# A
### B
^^^^^ ${message(3, 1)}
# C
### D
^^^^^ ${message(3, 1)}
`,
    'a heading within blanks': `# A
 ### B
^^^^^^ ${message(3, 1)}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(headingSkip, text));

  it('offers the level that follows', () =>
    assert.deepEqual(suggestionsOf(headingSkip, '# A\n\n### B ###\n'), { "Make it '##'": '# A\n\n## B ###\n' }));
});

describe('structure/heading-skip is silent about', () => {
  const cases: Record<string, string> = {
    'levels one by one': '# A\n## B\n### C\n',
    'going up by several': '# A\n## B\n### C\n# D\n',
    'a first heading of any level': '### A\ntext\n',
    'a message that begins lower than the last one ended': 'system:\n# A\nuser:\n### B\n',
    'headings in code': '# A\n```\n### B\n```\n',
    'headings in code whose fence has a character before it that nobody sees':
      '# A\n```\n# B\n\u200B```\n## C\n```\n### D\n```\n',
    'what stands below a comment of several lines':
      '# A\n## B\n```\nx\n```\n# This is replaced by\n# the address\n\n### C\n',
    'a hash that is no heading': '# A\n###B\n',
    'a comment of a template': '# A\n{# ### B #}\n',
    'the same level twice': '## A\n## B\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(headingSkip, text));
});
