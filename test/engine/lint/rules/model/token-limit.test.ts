import assert from 'node:assert/strict';
import { tokenLimit } from '../../../../../src/engine/lint/rules/model/token-limit.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (model: string, tokens: number, text = 'Hi'): string =>
  `---\nmodel: ${model}\nconfig: { maxOutputTokens: ${tokens} }\n---\n${text} {{ name }}`;

describe('model/token-limit reports', () => {
  const cases: Record<string, string> = {
    'a longer answer than the model gives': `---
model: openai/gpt-4o
config: { maxOutputTokens: 200000 }
                           ^^^^^^ openai/gpt-4o answers with 16384 tokens at most, and \`maxOutputTokens\` asks for 200000: lower it.
---
Hi`,
    'one token more than it gives': `---
model: anthropic/claude-haiku-4-5-20251001
config:
  maxOutputTokens: 64001
                   ^^^^^ anthropic/claude-haiku-4-5-20251001 answers with 64000 tokens at most, and \`maxOutputTokens\` asks for 64001: lower it.
---
Hi`,
    'what one of two models cannot give': `---
model: [openai/gpt-4.1, openai/gpt-4o]
config: { maxOutputTokens: 20000 }
                           ^^^^^ openai/gpt-4o answers with 16384 tokens at most, and \`maxOutputTokens\` asks for 20000: lower it.
---
Hi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(tokenLimit, text));

  it('in Prompty, by the vendor’s name of it', () => {
    const text = '---\nmodel: { id: gpt-4o, options: { max_tokens: 99999 } }\n---\nHi';
    assert.match(lint(tokenLimit, text, { path: 'a.prompty' })[0]?.message ?? '', /`max_tokens` asks for 99999/);
  });

  it('a prompt longer than the window, with and without room for the answer', () => {
    const long = 'Please be brief. '.repeat(50_000);
    const [alone] = lint(tokenLimit, `---\nmodel: openai/gpt-4o\n---\n${long}`);
    assert.match(alone?.message ?? '', /has a window of 128000 tokens; the prompt has about 200000 before any value/);
    const [both] = lint(tokenLimit, prompt('openai/gpt-4o', 16_000, 'Please be brief. '.repeat(42_000)));
    assert.match(both?.message ?? '', /, and 16000 are kept for the answer: shorten it/);
  });

  it('with the model’s own limit', () =>
    assert.deepEqual(suggestionsOf(tokenLimit, prompt('openai/gpt-4o', 200_000)), {
      'Change to 16384': prompt('openai/gpt-4o', 16_384),
    }));
});

describe('model/token-limit is silent about', () => {
  const cases: Record<string, string> = {
    'what the model just gives': prompt('openai/gpt-4o', 16_384),
    'a model nobody knows': prompt('openai/gpt-99', 900_000),
    'a model whose limit is not confirmed': prompt('openai/gpt-6.1-sol', 900_000),
    'a deployment': prompt('azure/gpt-4o', 200_000),
    'a server of one’s own': prompt('vllm/gpt-4o', 200_000),
    'no limit': '---\nmodel: openai/gpt-4o\n---\nHi',
    'a prompt without a model': '---\nconfig: { maxOutputTokens: 900000 }\n---\nHi',
    'a prompt that may just fit': `---\nmodel: openai/gpt-4o\n---\n${'Please be brief. '.repeat(30_000)}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(tokenLimit, text));
});
