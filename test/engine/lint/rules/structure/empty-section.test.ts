import assert from 'node:assert/strict';
import { emptySection } from '../../../../../src/engine/lint/rules/structure/empty-section.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const message = (title: string): string =>
  `hint: The section '${title}' has no text: write it, or take the heading out.`;

describe('structure/empty-section reports', () => {
  const cases: Record<string, string> = {
    'a heading above another': `# Rules
^^^^^^^ ${message('Rules')}
# Tone
Be kind.
`,
    'a heading with blank lines below': `## Rules
^^^^^^^^ ${message('Rules')}


## Tone
Be kind.
`,
    'a heading above one of a higher level': `# A
## Rules
^^^^^^^^ ${message('Rules')}
# B
text
`,
    'a heading in a message': `system:
# Rules
^^^^^^^ ${message('Rules')}
# Tone
Be kind.

user:
Hi
`,
    'two in a row': `# Rules
^^^^^^^ ${message('Rules')}
# Limits
^^^^^^^^ ${message('Limits')}
# Tone
Be kind.
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(emptySection, text));

  it('offers to take the heading out', () =>
    assert.deepEqual(suggestionsOf(emptySection, '# Rules\n\n# Tone\nBe kind.\n'), {
      'Take the heading out': '# Tone\nBe kind.\n',
    }));
});

describe('structure/empty-section is silent about', () => {
  const cases: Record<string, string> = {
    'a section with a text': '# Rules\nBe kind.\n# Tone\nBe brief.\n',
    'a section of sections': '# Rules\n## First\nBe kind.\n',
    'the last heading, where the answer begins': '# Rules\nBe kind.\n# Answer\n',
    'the last heading of a message': 'system:\n# Rules\n\nuser:\n# Question\n{{ q }}\n',
    'a heading that waits for something': '# Input:\n# Text\nx\n',
    'a heading of the input': '# INPUT\n# Rules\nBe kind.\n',
    'a heading that a value fills': '# {{ title }}\n# Rules\nBe kind.\n',
    'a section that a value fills': '# Rules\n{{ rules }}\n# Tone\nBe kind.\n',
    'a section of code': '# Rules\n```\nx\n```\n# Tone\nBe kind.\n',
    'a sentence for a heading': '# You are a helpful assistant who answers each question\n# Rules\nBe kind.\n',
    'an example': '# Examples\n## One\n## Two\nx\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(emptySection, text));
});
