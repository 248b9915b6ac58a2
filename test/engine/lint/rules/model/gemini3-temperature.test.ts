import assert from 'node:assert/strict';
import { gemini3Temperature } from '../../../../../src/engine/lint/rules/model/gemini3-temperature.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (model: string, config: string): string => `---\nmodel: ${model}\nconfig: ${config}\n---\nHi {{ name }}`;

describe('model/gemini3-temperature reports', () => {
  const cases: Record<string, string> = {
    'a low temperature': `---
model: google/gemini-3.5-flash
config: { temperature: 0.2 }
          ^^^^^^^^^^^ warning: A temperature of 0.2 can send google/gemini-3.5-flash into loops or make it reason worse: leave it at its default of 1.
---
Hi`,
    zero: `---
model: googleai/gemini-3-flash-preview
config:
  temperature: 0
  ^^^^^^^^^^^ warning: A temperature of 0 can send google/gemini-3-flash-preview into loops or make it reason worse: leave it at its default of 1.
---
Hi`,
    'a name without its vendor': `---
model: gemini-3.1-pro-preview
config: { temperature: 0.9 }
          ^^^^^^^^^^^ warning: A temperature of 0.9 can send google/gemini-3.1-pro-preview into loops or make it reason worse: leave it at its default of 1.
---
Hi`,
    'a model that came out since': `---
model: google/gemini-3.9-flash
config: { temperature: 0.5 }
          ^^^^^^^^^^^ warning: A temperature of 0.5 can send google/gemini-3.9-flash into loops or make it reason worse: leave it at its default of 1.
---
Hi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(gemini3Temperature, text));

  it('in promptfoo', () =>
    assert.equal(
      lint(
        gemini3Temperature,
        'prompts: [Hi]\nproviders: [{ id: google:gemini-3.5-flash, config: { temperature: 0 } }]\n',
        {
          path: 'promptfooconfig.yaml',
        },
      ).length,
      1,
    ));

  it('and offers to remove it', () =>
    assert.deepEqual(
      suggestionsOf(gemini3Temperature, prompt('google/gemini-3.5-flash', '{ temperature: 0, seed: 1 }')),
      {
        'Remove the temperature': prompt('google/gemini-3.5-flash', '{ seed: 1 }'),
      },
    ));
});

describe('model/gemini3-temperature is silent about', () => {
  const cases: Record<string, string> = {
    'the default': prompt('google/gemini-3.5-flash', '{ temperature: 1 }'),
    'a higher one': prompt('google/gemini-3.5-flash', '{ temperature: 1.4 }'),
    none: '---\nmodel: google/gemini-3.5-flash\n---\nHi',
    'an older model': prompt('google/gemini-2.5-flash', '{ temperature: 0.2 }'),
    'another vendor': prompt('openai/gpt-4.1', '{ temperature: 0.2 }'),
    'a router': prompt('openrouter/google/gemini-3.5-flash', '{ temperature: 0.2 }'),
    'a name with a longer number': prompt('google/gemini-30-flash', '{ temperature: 0.2 }'),
    'another parameter': prompt('google/gemini-3.5-flash', '{ topP: 0.2 }'),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(gemini3Temperature, text));
});
