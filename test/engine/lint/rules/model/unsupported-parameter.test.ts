import assert from 'node:assert/strict';
import { unsupportedParameter } from '../../../../../src/engine/lint/rules/model/unsupported-parameter.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (model: string, config: string): string => `---\nmodel: ${model}\nconfig: ${config}\n---\nHi {{ name }}`;

describe('model/unsupported-parameter reports', () => {
  const cases: Record<string, string> = {
    'a temperature of a model that thinks': `---
model: openai/gpt-5
config: { temperature: 0.3 }
          ^^^^^^^^^^^ warning: openai/gpt-5 takes no \`temperature\` but the default: leave it out.
---
Hi`,
    'a topP beside it': `---
model: openai/o3
config:
  topP: 0.5
  ^^^^ warning: openai/o3 takes no \`topP\` but the default: leave it out.
---
Hi`,
    'a topK of Claude': `---
model: anthropic/claude-opus-5
config: { topK: 5 }
          ^^^^ warning: anthropic/claude-opus-5 takes no \`topK\` but the default: leave it out.
---
Hi`,
    'what is refused while the model thinks': `---
model: openai/gpt-6-sol
config: { temperature: 0, reasoningEffort: low }
          ^^^^^^^^^^^ warning: openai/gpt-6-sol takes no \`temperature\` but the default while it thinks: leave it out.
---
Hi`,
    'once what two models refuse': `---
model: [openai/gpt-4.1, openai/gpt-5, openai/o3]
config: { temperature: 0 }
          ^^^^^^^^^^^ warning: openai/gpt-5 takes no \`temperature\` but the default: leave it out.
---
Hi`,
    'the beginning of an answer': `---
model: anthropic/claude-sonnet-4-6
---
user:
Hi
assistant:
^^^^^^^^^^ anthropic/claude-sonnet-4-6 does not go on with an answer that is begun for it: say in the last message of the user how the answer begins, or ask for JSON.
{`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unsupportedParameter, text));

  it('in Prompty as errors, the old name of the limit too', () => {
    const text = `---
model:
  id: gpt-5
  options:
    temperature: 0.3
    max_tokens: 50
---
Hi`;
    const findings = lint(unsupportedParameter, text, { path: 'a.prompty' });
    assert.deepEqual(
      findings.map(({ line, severity, message }) => [line, severity, message]),
      [
        [5, 'error', 'openai/gpt-5 takes no `temperature` but the default: leave it out.'],
        [6, 'error', 'openai/gpt-5 refuses `max_tokens`: call it `max_completion_tokens`.'],
      ],
    );
  });

  it('in promptfoo', () => {
    const text = 'prompts: [Hi]\nproviders:\n  - { id: openai:gpt-5, config: { temperature: 0, max_tokens: 5 } }\n';
    const [finding, ...others] = lint(unsupportedParameter, text, { path: 'promptfooconfig.yaml' });
    assert.deepEqual([finding?.line, finding?.column, others], [3, 35, []]);
  });

  it('and offers to remove or rename it', () => {
    const removed = { 'Remove `temperature`': prompt('openai/o3', '{ seed: 1 }') };
    assert.deepEqual(suggestionsOf(unsupportedParameter, prompt('openai/o3', '{ temperature: 0, seed: 1 }')), removed);
    assert.deepEqual(suggestionsOf(unsupportedParameter, prompt('openai/o3', '{ seed: 1, temperature: 0 }')), removed);
    assert.deepEqual(suggestionsOf(unsupportedParameter, prompt('openai/o3', '\n  temperature: 0\n  seed: 1')), {
      'Remove `temperature`': prompt('openai/o3', '\n  seed: 1'),
    });
    const prompty = '---\nmodel: { id: o3, parameters: { max_tokens: 5 } }\n---\nHi';
    assert.deepEqual(suggestionsOf(unsupportedParameter, prompty, { path: 'a.prompty' }), {
      'Change to `max_completion_tokens`': prompty.replace('max_tokens', 'max_completion_tokens'),
    });
  });

  it('as hints when the facts are old', () =>
    assert.equal(
      lint(unsupportedParameter, prompt('openai/gpt-5', '{ temperature: 0 }'), { today: '2027-11-26' })[0]?.severity,
      'hint',
    ));
});

describe('model/unsupported-parameter is silent about', () => {
  const cases: Record<string, string> = {
    'a model that takes it': prompt('openai/gpt-4.1', '{ temperature: 0.3, topP: 0.5 }'),
    'the default': prompt('openai/gpt-5', '{ temperature: 1, topP: 1 }'),
    'another parameter': prompt('openai/gpt-5', '{ maxOutputTokens: 500, seed: 1 }'),
    'a model that is told not to think': prompt('openai/gpt-6-sol', '{ temperature: 0, reasoningEffort: none }'),
    'a model that does not think by itself': prompt('openai/gpt-5.1', '{ temperature: 0 }'),
    'a model nobody knows': prompt('openai/gpt-99', '{ temperature: 0 }'),
    'a deployment': prompt('azure/gpt-5', '{ temperature: 0 }'),
    'a prompt without a model': '---\nconfig: { temperature: 0 }\n---\nHi',
    'a begun answer where it may be begun': '---\nmodel: anthropic/claude-haiku-4-5\n---\nuser:\nHi\nassistant:\n{',
    'an answer in between': '---\nmodel: anthropic/claude-opus-5\n---\nuser:\nHi\nassistant:\nYes?\nuser:\nGo.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unsupportedParameter, text));

  it('max_tokens of a model that knows it', () =>
    checkRule(unsupportedParameter, '---\nmodel: { id: gpt-4o, options: { max_tokens: 5 } }\n---\nHi', {
      path: 'a.prompty',
    }));
});
