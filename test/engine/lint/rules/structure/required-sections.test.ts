import assert from 'node:assert/strict';
import { requiredSections } from '../../../../../src/engine/lint/rules/structure/required-sections.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const missing = (name: string): string =>
  `The section '${name}' is missing: add a heading '# ${name}' with what belongs to it.`;
const said = (text: string, sections: unknown, path = 'main.prompt'): string[] =>
  lint(requiredSections, text, { options: { sections }, path }).map(({ message }) => message);

const langgpt = '# Role: Editor\n## Profile\nx\n## Goals\nx\n## Rules\nx\n## Workflow\nx\n## Initialization\nx\n';
const gpt41 =
  '# Role and Objective\nx\n# Instructions\nx\n# Reasoning Steps\nx\n# Output Format\nx\n# Examples\nx\n# Context\nx\n';
const fabric = '# IDENTITY and PURPOSE\nx\n\n# STEPS\nx\n\n# OUTPUT INSTRUCTIONS\nx\n\n# INPUT\n';

describe('structure/required-sections reports', () => {
  const cases: Record<string, [text: string, sections: unknown, names: string[]]> = {
    'what LangGPT has': [langgpt.replace('## Rules\nx\n', ''), 'langgpt', ['Rules']],
    "what OpenAI's guide has": [gpt41.replace('# Context\nx\n', ''), 'gpt-4.1', ['Context']],
    "what fabric's patterns have": [fabric.replace('# STEPS\nx\n', ''), 'fabric', ['STEPS']],
    'a section of an own list': ['# Task\nx\n', ['Task', 'Limits'], ['Limits']],
    'one that has several names by its first': ['# Task\nx\n', ['Task', ['Rules', 'Constraints']], ['Rules']],
    'all of them in a text without headings': ['Be kind.\n', ['Task', 'Limits'], ['Limits', 'Task']],
    'a name that is only the beginning of a word': ['# Rulesets\nx\n', ['Rules'], ['Rules']],
  };
  for (const [name, [text, sections, names]] of Object.entries(cases))
    it(name, () => assert.deepEqual(said(text, sections), names.map(missing)));

  it('at the beginning, and takes a list in the front matter before that of the configuration', () =>
    checkRule(
      requiredSections,
      `---
hone: { sections: [Task] }
---
Be kind.
^ warning: ${missing('Task')}
`,
      { options: { sections: 'fabric' } },
    ));

  it('and offers to add it at the end of the first message', () => {
    const text = (more: string): string => `system:\n# Task\nLabel.${more}\n\nuser:\n{{ x }}\n`;
    assert.deepEqual(suggestionsOf(requiredSections, text(''), { options: { sections: ['Limits'] } }), {
      "Add the section 'Limits'": text('\n\n# Limits\n'),
    });
  });
});

describe('structure/required-sections is silent about', () => {
  const cases: Record<string, [text: string, sections: unknown]> = {
    'all of LangGPT': [langgpt, 'langgpt'],
    'LangGPT in Chinese': ['# 角色\n## 简介\n## 目标\n## 规则\n## 工作流程\n## 初始化\n', 'langgpt'],
    "all of OpenAI's guide": [gpt41, 'gpt-4.1'],
    'all of fabric': [fabric, 'fabric'],
    'another name of the same': ['## Constraints\nx\n', [['Rules', 'Constraints']]],
    'another case': ['## TASK\nx\n', ['Task']],
    'a mark before the name, and words behind it': ['## ✅ Task: label\nx\n', ['Task']],
    'no list at all': ['Be kind.\n', undefined],
    'a preset that is not there': ['Be kind.\n', 'mine'],
    'what is no list of names': ['Be kind.\n', { a: 1 }],
  };
  for (const [name, [text, sections]] of Object.entries(cases))
    it(name, () => assert.deepEqual(said(text, sections), []));
});
