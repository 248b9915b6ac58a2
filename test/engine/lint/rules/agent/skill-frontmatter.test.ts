import { skillFrontmatter } from '../../../../../src/engine/lint/rules/agent/skill-frontmatter.js';
import assert from 'node:assert/strict';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const around = { path: 'skills/tidy/SKILL.md' };
const skill = (header: string): string => `---\n${header}\n---\nMove each file.\n`;

describe('agent/skill-frontmatter reports', () => {
  const cases: Record<string, string> = {
    'capital letters': `---
name: Tidy
      ^^^^ The name 'Tidy' has capital letters: change it to 'tidy'.
description: Tidies.
---
`,
    'other characters': `---
name: tidy_up
      ^^^^^^^ The name 'tidy_up' has other characters than letters, digits and hyphens: change it to 'tidy-up'.
description: Tidies.
---
`,
    'two hyphens in a row': `---
name: tidy--up
      ^^^^^^^^ The name 'tidy--up' has two hyphens in a row: change it to 'tidy-up'.
description: Tidies.
---
`,
    'a hyphen at the end': `---
name: tidy-
      ^^^^^ The name 'tidy-' begins or ends with a hyphen: change it to 'tidy'.
description: Tidies.
---
`,
    'no description': `---
^^^ The skill has no \`description\`: say what it does and when to use it, or no agent will find it.
name: tidy
---
`,
    'an empty description': `---
name: tidy
description: ""
^^^^^^^^^^^ The skill has no \`description\`: say what it does and when to use it, or no agent will find it.
---
`,
    'no front matter at all': `Move each file.
^^^^^^^^^^^^^^^ The skill has no \`description\`: say what it does and when to use it, or no agent will find it.
^^^^^^^^^^^^^^^ The skill has no \`name\`: give it that of its folder.
`,
    'a name too long': `---
name: ${'a'.repeat(65)}
      ${'^'.repeat(65)} \`name\` has 65 characters and may have 64: shorten it.
description: Tidies.
---
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(skillFrontmatter, text, around));

  it('a description and a compatibility too long', () => {
    const text = skill(`name: tidy\ndescription: ${'a'.repeat(1025)}\ncompatibility: ${'b'.repeat(501)}`);
    assert.deepEqual(
      lint(skillFrontmatter, text, around).map(({ message }) => message),
      [
        '`description` has 1025 characters and may have 1024: shorten it.',
        '`compatibility` has 501 characters and may have 500: shorten it.',
      ],
    );
  });

  it('and offers a name of the right form, or that of the folder', () => {
    assert.deepEqual(suggestionsOf(skillFrontmatter, skill('name: Tidy Up\ndescription: Tidies.'), around), {
      "Change to 'tidy-up'": skill('name: tidy-up\ndescription: Tidies.'),
    });
    assert.deepEqual(suggestionsOf(skillFrontmatter, skill('description: Tidies.'), around), {
      "Name it 'tidy'": skill('name: tidy\ndescription: Tidies.'),
    });
  });
});

describe('agent/skill-frontmatter is silent about', () => {
  const cases: Record<string, string> = {
    'a sound skill': skill('name: tidy-2\ndescription: Tidies.'),
    'letters of other languages': skill('name: größe\ndescription: Misst.'),
    'a name in quotes': skill('name: "tidy"\ndescription: Tidies.'),
    'the longest name': skill(`name: ${'a'.repeat(64)}\ndescription: Tidies.`),
    'characters that JavaScript counts twice': skill(`name: tidy\ndescription: ${'😀'.repeat(1024)}`),
    'values of the wrong type, which another rule reports': skill('name: [tidy]\ndescription: { a: b }'),
    'broken YAML, which another rule reports': skill('name: [tidy'),
    'other fields': skill('name: tidy\ndescription: Tidies.\nlicense: MIT\nversion: 2'),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(skillFrontmatter, text, around));
  it('agents', () => checkRule(skillFrontmatter, skill('name: My Agent'), { path: '.github/agents/my.agent.md' }));
});
