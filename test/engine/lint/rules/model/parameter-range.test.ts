import assert from 'node:assert/strict';
import { parameterRange } from '../../../../../src/engine/lint/rules/model/parameter-range.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (model: string, config: string): string => `---\nmodel: ${model}\nconfig: ${config}\n---\nHi {{ name }}`;

describe('model/parameter-range reports', () => {
  const cases: Record<string, string> = {
    'a temperature that only others take': `---
model: anthropic/claude-haiku-4-5
config: { temperature: 1.4 }
                       ^^^ \`temperature\` goes from 0 to 1 at anthropic, and 1.4 is outside: use 1, or less of it.
---
Hi`,
    'a temperature nobody takes': `---
model: openai/gpt-4.1
config: { temperature: 3 }
                       ^ \`temperature\` goes from 0 to 2 at openai, and 3 is outside: use 2, or less of it.
---
Hi`,
    'a topP above 1': `---
model: googleai/gemini-2.5-flash-lite
config:
  topP: 40
        ^^ \`topP\` goes from 0 to 1 at google, and 40 is outside: use 1, or less of it.
---
Hi`,
    'too many stop sequences': `---
model: openai/gpt-4o
config: { stopSequences: [a, b, c, d, e] }
                         ^^^^^^^^^^^^^^^ openai takes at most 4 stop sequences, and these are 5: leave some out.
---
Hi`,
    'what one of two models takes': `---
model: [openai/gpt-4.1, anthropic/claude-haiku-4-5]
config: { temperature: 1.4 }
                       ^^^ \`temperature\` goes from 0 to 1 at anthropic, and 1.4 is outside: use 1, or less of it.
---
Hi`,
    'a model nobody knows at a vendor somebody knows': `---
model: openai/gpt-99
config: { temperature: 2.5 }
                       ^^^ \`temperature\` goes from 0 to 2 at openai, and 2.5 is outside: use 2, or less of it.
---
Hi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(parameterRange, text));

  it('in promptfoo, by the vendor’s name of it', () => {
    const text = 'prompts: [Hi]\nproviders:\n  - id: anthropic:messages:claude-haiku-4-5\n    config: { top_p: 2 }\n';
    assert.equal(lint(parameterRange, text, { path: 'promptfooconfig.yaml' })[0]?.line, 4);
  });

  it('with the nearest value', () =>
    assert.deepEqual(suggestionsOf(parameterRange, prompt('openai/gpt-4.1', '{ temperature: 3 }')), {
      'Change to 2': prompt('openai/gpt-4.1', '{ temperature: 2 }'),
    }));
});

describe('model/parameter-range is silent about', () => {
  const cases: Record<string, string> = {
    'a value inside': prompt('openai/gpt-4.1', '{ temperature: 1.4, topP: 0.9 }'),
    'the ends': prompt('anthropic/claude-haiku-4-5', '{ temperature: 1, topP: 0 }'),
    'a vendor whose range is not known': prompt('mistral/mistral-large-2512', '{ temperature: 3 }'),
    'a server of one’s own': prompt('ollama/qwen3', '{ temperature: 3 }'),
    'a deployment': prompt('azure/gpt-4o', '{ temperature: 3 }'),
    'a prompt without a model': '---\nconfig: { temperature: 3 }\n---\nHi',
    'what the model refuses anyway': prompt('openai/gpt-5', '{ temperature: 3 }'),
    'what the format does not take either': prompt('openai/gpt-4.1', '{ temperature: -1 }'),
    'four stop sequences': prompt('openai/gpt-4o', '{ stopSequences: [a, b, c, d] }'),
    'a text': prompt('openai/gpt-4o', '{ temperature: hot }'),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(parameterRange, text));
});
