import { deprecatedField } from '../../../../../src/engine/lint/rules/agent/deprecated-field.js';
import { checkRule, fixedBy } from '../../../../support/check-rule.js';

const path = '.github/prompts/plan.prompt.md';
const mode = 'warning: `mode` is deprecated. Write `agent` instead.';

describe('agent/deprecated-field reports', () => {
  const cases: Record<string, readonly [string, string]> = {
    'mode of a prompt': [path, `---\nmode: agent\n^^^^ ${mode}\n---\nPlan.\n`],
    'mode beside agent': [path, `---\nagent: ask\nmode: agent\n^^^^ ${mode}\n---\nPlan.\n`],
    'mode in quotes': [path, `---\ndescription: a\n"mode": agent\n^^^^^^ ${mode}\n---\nPlan.\n`],
    'infer of an agent': [
      'plan.agent.md',
      `---
infer: true
^^^^^ warning: \`infer\` is deprecated. Write \`user-invocable\` and \`disable-model-invocation\` instead.
---
Plan.
`,
    ],
    'a chat mode': [
      '.github/chatmodes/plan.chatmode.md',
      `Plan the work.
^^^^^^^^^^^^^^ warning: Chat modes are called agents now: rename this file to 'plan.agent.md'.
`,
    ],
  };
  for (const [name, [file, text]] of Object.entries(cases))
    it(name, () => checkRule(deprecatedField, text, { path: file }));

  it('and renames mode, the value and all else left alone', () =>
    fixedBy(
      deprecatedField,
      '---\nmode: "ask" # for now\n---\nmode: x\n',
      '---\nagent: "ask" # for now\n---\nmode: x\n',
      {
        path,
      },
    ));

  it('and leaves mode alone where there is an agent', () =>
    fixedBy(deprecatedField, '---\nagent: ask\nmode: edit\n---\nHi\n', '---\nagent: ask\nmode: edit\n---\nHi\n', {
      path,
    }));
});

describe('agent/deprecated-field is silent about', () => {
  const cases: Record<string, readonly [string, string]> = {
    'the new name': [path, '---\nagent: agent\n---\nPlan.\n'],
    'the word in the text': [path, '---\nagent: agent\n---\nmode: agent\n'],
    'no front matter': [path, 'mode: agent\n'],
    'mode inside another field': [path, '---\ntools: { mode: true }\n---\nPlan.\n'],
    'a comment': [path, '---\n# mode: agent\nagent: ask\n---\nPlan.\n'],
    'mode of an agent, which others read': ['plan.agent.md', '---\nmode: subagent\n---\nPlan.\n'],
    'infer of a prompt': [path, '---\ninfer: true\n---\nPlan.\n'],
    'an agent': ['plan.agent.md', 'Plan the work.\n'],
    'a prompt in the folder of chat modes': ['chatmode.md/plan.prompt.md', 'Plan.\n'],
  };
  for (const [name, [file, text]] of Object.entries(cases))
    it(name, () => checkRule(deprecatedField, text, { path: file }));
});
