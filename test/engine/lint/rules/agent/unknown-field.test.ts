import assert from 'node:assert/strict';
import { unknownField } from '../../../../../src/engine/lint/rules/agent/unknown-field.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const skill = 'skills/tidy/SKILL.md';
const message = (key: string, help: string): string =>
  `${'^'.repeat(key.length)} info: No tool that Hone knows reads '${key}' here: ${help}.`;

describe('agent/unknown-field reports', () => {
  const cases: Record<string, readonly [string, string]> = {
    'what belongs under metadata': [
      skill,
      `---\nname: tidy\nauthors: ada\n${message('authors', 'put it under `metadata`, or leave it out')}\n---\n`,
    ],
    'another case': ['a.instructions.md', `---\napplyto: '**'\n${message('applyto', "change it to 'applyTo'")}\n---\n`],
    'a misspelt field of a prompt': ['a.prompt.md', `---\ntool: []\n${message('tool', "change it to 'tools'")}\n---\n`],
    'a field of another format': ['a.prompt.md', `---\napplyTo: '**'\n${message('applyTo', 'leave it out')}\n---\n`],
    'a misspelt field of a Claude agent': [
      '.claude/agents/a.md',
      `---\ndescripton: a\n${message('descripton', "change it to 'description'")}\n---\n`,
    ],
    'a misspelt field of a Cursor rule': [
      '.cursor/rules/a.mdc',
      `---\nglob: "*.ts"\n${message('glob', "change it to 'globs'")}\n---\n`,
    ],
  };
  for (const [name, [path, text]] of Object.entries(cases)) it(name, () => checkRule(unknownField, text, { path }));

  it('and offers the nearest, and to delete the line', () => {
    assert.deepEqual(suggestionsOf(unknownField, '---\ntool: []\nname: a\n---\nHi\n', { path: 'a.prompt.md' }), {
      "Change to 'tools'": '---\ntools: []\nname: a\n---\nHi\n',
      "Delete 'tool'": '---\nname: a\n---\nHi\n',
    });
    const long = '---\nowners:\n  - ada\n---\nHi\n';
    assert.deepEqual(suggestionsOf(unknownField, long, { path: 'a.prompt.md' }), {});
  });
});

describe('agent/unknown-field is silent about', () => {
  const cases: Record<string, readonly [string, string]> = {
    'all fields of the specification': [
      skill,
      '---\nname: tidy\ndescription: a\nlicense: MIT\ncompatibility: b\nmetadata: {}\nallowed-tools: Read\n---\n',
    ],
    'fields that VS Code adds': [skill, '---\nargument-hint: a\nuser-invocable: true\n---\n'],
    'fields that OpenCode reads': ['a.agent.md', '---\nmode: subagent\nhidden: true\n---\n'],
    "Hone's own": [skill, '---\nhone: { ignore: [] }\n---\n'],
    extensions: [skill, '---\nx-owner: ada\n---\n'],
    'fields under metadata': [skill, '---\nmetadata: { authors: ada }\n---\n'],
    'a new field of Claude Code': ['.claude/agents/a.md', '---\nisolation: worktree\n---\n'],
    'the text': [skill, '---\nname: a\n---\nauthors: ada\n'],
    'instructions without a header': ['.github/copilot-instructions.md', '---\nauthors: ada\n---\n'],
    'a deprecated field, which another rule reports': ['a.prompt.md', '---\nmode: ask\n---\n'],
  };
  for (const [name, [path, text]] of Object.entries(cases)) it(name, () => checkRule(unknownField, text, { path }));

  it('fields that the configuration names', () =>
    checkRule(unknownField, '---\nowner: ada\n---\n', { path: skill, options: { known: ['owner'] } }));
});
