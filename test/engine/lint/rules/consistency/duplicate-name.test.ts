import assert from 'node:assert/strict';
import { lintPrompts } from '../../../../../src/engine/lint/lint-prompt.js';
import { duplicateName } from '../../../../../src/engine/lint/rules/consistency/duplicate-name.js';
import { parsePrompts } from '../../../../../src/engine/prompt/parse-prompt.js';
import { checkRule, lint, saidOf, workspaceOf } from '../../../../support/check-rule.js';

const called = (name: string, more = ''): string => `---\nname: ${name}\n${more}---\nSum up.\n`;
const names = { 'main.prompt': 'sum', 'other.prompt': 'sum', 'third.prompt': 'translate' };
const inFolder = (name: string, file: string, more = ''): string =>
  `'${name}' is the name of the prompt in ${file}${more} too: give this one another name.`;

describe('consistency/duplicate-name reports', () => {
  it('a prompt that is called like another of its folder', () =>
    checkRule(
      duplicateName,
      `---
name: sum
      ^^^ warning: ${inFolder('sum', 'other.prompt')}
---
Sum up.
`,
      { names },
    ));

  const quoted: Record<string, string> = { 'in quotation marks': '"sum"', 'in single ones': "'sum'" };
  for (const [name, written] of Object.entries(quoted))
    it(`a name ${name}`, () => assert.equal(lint(duplicateName, called(written), { names }).length, 1));

  it('how many there are', () =>
    assert.deepEqual(
      saidOf(duplicateName, called('a'), { names: { 'b.prompt': 'a', 'c.prompt': 'a', 'd.prompt': 'a' } }),
      [['a', inFolder('a', 'b.prompt', ' and in 2 more files')]],
    ));

  it('two prompt files of an editor, and two agents', () => {
    for (const [own, other] of [
      ['.github/prompts/a.prompt.md', 'b.prompt.md'],
      ['.github/agents/a.agent.md', 'b.agent.md'],
      ['.claude/agents/a.md', 'b.md'],
      ['a.prompty', 'b.prompty'],
    ] as const) {
      const text = called('sum', 'description: x\n');
      assert.deepEqual(saidOf(duplicateName, text, { path: own, names: { [other]: 'sum' } }), [
        ['sum', inFolder('sum', other)],
      ]);
    }
  });

  it('two prompts of one promptfoo file', () => {
    const text = `prompts:
  - { label: sum, raw: "Sum up {{x}}" }
  - { label: other, raw: "sum {{x}}" }
  - label: sum
    raw: "Sum {{x}}"
providers: [openai:gpt-4.1]
`;
    assert.deepEqual(inFile(text), [[4, "Prompt 1 of this file is called 'sum' too: give this one another name."]]);
  });
});

describe('consistency/duplicate-name is silent about', () => {
  const cases: Record<string, [text: string, path: string]> = {
    'a name of its own': [called('mine'), 'main.prompt'],
    'its own file': [called('translate'), 'third.prompt'],
    'a prompt without a name': ['Sum up.\n', 'main.prompt'],
    'a name in another case': [called('Sum'), 'main.prompt'],
    'a prompt of another tool': [called('sum', 'inputs: { x: { type: string } }\n'), 'main.prompty'],
    "a skill, whose name is its folder's": [called('sum', 'description: x\n'), 'skills/sum/SKILL.md'],
    'instructions, which have no name': [called('sum', 'applyTo: "**"\n'), 'a.instructions.md'],
    "dotprompt's name, which is its file's": [
      '---\nname: sum\nmodel: googleai/gemini-2.5-flash\ninput: { schema: { x: string } }\n---\n{{role "system"}}Be {{x}}.\n',
      'main.prompt',
    ],
    'a name that is a number': [called('12'), 'main.prompt'],
  };
  for (const [name, [text, path]] of Object.entries(cases))
    it(name, () => assert.deepEqual(lint(duplicateName, text, { path, names: { ...names, 'n.prompt': '12' } }), []));

  it('prompts of a promptfoo file with names of their own, or none', () => {
    assert.deepEqual(inFile('prompts: ["A {{x}}", "B {{x}}", { label: a, raw: C }, { label: b, raw: a }]\n'), []);
  });

  it("PromptSource's names, which its reader checks", () =>
    assert.equal(duplicateName.meta.formats.includes('promptsource'), false));
});

function inFile(text: string): [line: number, message: string][] {
  const options = { workspace: workspaceOf(), rules: [duplicateName] };
  return lintPrompts(parsePrompts(text, 'promptfooconfig.yaml'), options).map(({ line, message }) => [line, message]);
}
