import { skillDirName } from '../../../../../src/engine/lint/rules/agent/skill-dir-name.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const skill = (name: string): string => `---\nname: ${name}\n---\nMove each file.\n`;
const reported = (name: string, folder: string): string => `---
name: ${name}
      ${'^'.repeat(name.length)} warning: The skill is named '${name}' and its folder '${folder}': give both the same name.
---
`;

describe('agent/skill-dir-name reports', () => {
  const cases: Record<string, string> = {
    'skills/tidy/SKILL.md': reported('tydi', 'tidy'),
    'skills/Tidy/SKILL.md': reported('tidy', 'Tidy'),
    'skills/group/tidy/SKILL.md': reported('group-tidy', 'tidy'),
    'skills/tidy/skill.md': reported('tidy-up', 'tidy'),
    '.claude/skills/tidy_up/SKILL.md': reported('tidy-up', 'tidy_up'),
  };
  for (const [path, text] of Object.entries(cases)) it(path, () => checkRule(skillDirName, text, { path }));

  it('and offers the name of the folder where that can be a name', () => {
    const path = 'skills/tidy-2/SKILL.md';
    checkRule(skillDirName, reported('tidy', 'tidy-2'), { path });
    const only = suggestionsOf(skillDirName, skill('tidy'), { path });
    if (only["Change to 'tidy-2'"] !== skill('tidy-2')) throw new Error(JSON.stringify(only));
  });
});

describe('agent/skill-dir-name is silent about', () => {
  const cases: Record<string, readonly [string, string]> = {
    'the same name': ['skills/tidy/SKILL.md', skill('tidy')],
    'the same name in quotes': ['skills/tidy/SKILL.md', skill("'tidy'")],
    'names that Unicode holds for equal': ['skills/gr\u00f6\u00dfe/SKILL.md', skill('gro\u0308\u00dfe')],
    'a skill in no folder that is known': ['SKILL.md', skill('tidy')],
    'a folder of dots': ['../SKILL.md', skill('tidy')],
    'no name, which another rule reports': ['skills/tidy/SKILL.md', '---\ndescription: Tidies.\n---\n'],
    'a name that is no text': ['skills/tidy/SKILL.md', skill('[a]')],
    'an agent': ['.github/agents/tidy.agent.md', skill('Tidy up')],
  };
  for (const [name, [path, text]] of Object.entries(cases)) it(name, () => checkRule(skillDirName, text, { path }));
});
