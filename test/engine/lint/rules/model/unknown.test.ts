import { unknown } from '../../../../../src/engine/lint/rules/model/unknown.js';
import assert from 'node:assert/strict';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (model: string): string => `---\nmodel: ${model}\n---\nHi {{ name }}`;

describe('model/unknown reports', () => {
  const cases: Record<string, string> = {
    'a letter left out': `---
model: openai/gpt-4o-mni
              ^^^^^^^^^^ warning: 'gpt-4o-mni' is no model of openai: did you mean 'gpt-4o-mini'?
---
Hi`,
    'a hyphen left out': `---
model: openai/gpt4.1
              ^^^^^^ warning: 'gpt4.1' is no model of openai: did you mean 'gpt-4.1'?
---
Hi`,
    'a point for a hyphen': `---
model: anthropic/claude-sonnet-4.5
                 ^^^^^^^^^^^^^^^^^ warning: 'claude-sonnet-4.5' is no model of anthropic: did you mean 'claude-sonnet-4-5'?
---
Hi`,
    'capital letters': `---
model: openai/GPT-4o
              ^^^^^^ warning: 'GPT-4o' is no model of openai: did you mean 'gpt-4o'?
---
Hi`,
    'one of several': `---
model: [openai/gpt-4.1, 'googleai/gemini-2.5-flas']
                                  ^^^^^^^^^^^^^^^^ warning: 'gemini-2.5-flas' is no model of google: did you mean 'gemini-2.5-flash'?
---
Hi`.replace(
      '                                  ^^^^^^^^^^^^^^^^ ',
      '                                  ^^^^^^^^^^^^^^^ ',
    ),
    'one of the matrix': `---
matrix: { model: [openai/gpt-4.1-mini, openai/gpt-4.1-mimi] }
                                              ^^^^^^^^^^^^ warning: 'gpt-4.1-mimi' is no model of openai: did you mean 'gpt-4.1-mini'?
---
Hi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unknown, text));

  it('a name of promptfoo', () =>
    checkRule(
      unknown,
      `prompts: ['Hi']
providers:
  - openai:chat:gpt-4o-mni
                ^^^^^^^^^^ warning: 'gpt-4o-mni' is no model of openai: did you mean 'gpt-4o-mini'?
`,
      { path: 'promptfooconfig.yaml' },
    ));

  it('several names in one, where one or a list is wanted', () => {
    const text = `---
description: Writes
model: GPT-4.1 | 'gpt-5'
---
Write.`;
    checkRule(
      unknown,
      text.replace(
        '\n---\nWrite',
        `
       ^^^^^^^^^^^^^^^^^ warning: 'GPT-4.1 | 'gpt-5'' is no model: write one name, or a list such as ['GPT-4.1', 'gpt-5'].
---
Write`,
      ),
      { path: 'agents/a.agent.md' },
    );
    assert.deepEqual(suggestionsOf(unknown, text, { path: 'agents/a.agent.md' }), {
      'Write a list': text.replace("GPT-4.1 | 'gpt-5'", "['GPT-4.1', 'gpt-5']"),
    });
  });

  it('with the name that was meant', () =>
    assert.deepEqual(suggestionsOf(unknown, prompt('openai/gpt-4o-mni')), {
      "Change to 'gpt-4o-mini'": prompt('openai/gpt-4o-mini'),
    }));
});

describe('model/unknown is silent about', () => {
  const names: Record<string, string> = {
    'a name that is known': 'openai/gpt-4.1-mini',
    'a dated name': 'openai/gpt-4.1-mini-2025-04-14',
    'a name that is gone': 'openai/text-davinci-003',
    'a version that is not known yet': 'openai/gpt-5.7',
    'a name unlike any that is known': 'openai/gpt-7-comet',
    'a tuned model': 'openai/ft:gpt-4o-mini:us::x',
    'a deployment': 'azure/gpt-4o-mni',
    'a router': 'openrouter/anthropic/claude-sonnet-4.5',
    'a server of one’s own': 'ollama/gpt4o',
    'a name that is filled in': '"openai/${MODEL}"',
  };
  for (const [name, model] of Object.entries(names)) it(name, () => checkRule(unknown, prompt(model)));

  it('a Prompty deployment', () =>
    checkRule(unknown, '---\nmodel:\n  configuration: { type: azure_openai, azure_deployment: gpt4o }\n---\nHi', {
      path: 'a.prompty',
    }));

  it('a server of one’s own in promptfoo', () =>
    checkRule(unknown, 'prompts: [Hi]\nproviders: [{ id: openai:gpt4o, config: { apiBaseUrl: http://x } }]\n', {
      path: 'promptfooconfig.yaml',
    }));

  it('names as VS Code shows them', () => {
    for (const model of ['GPT-4.1', "'Claude Sonnet 4.6 (copilot)'", '[GPT-4.1, GPT-5]', 'sonnet'])
      checkRule(unknown, `---\ndescription: x\nmodel: ${model}\n---\nHi`, { path: 'agents/a.agent.md' });
  });
});
