import assert from 'node:assert/strict';
import { unpinned } from '../../../../../src/engine/lint/rules/model/unpinned.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (model: string): string => `---\nmodel: ${model}\n---\nHi {{ name }}`;

describe('model/unpinned reports', () => {
  const cases: Record<string, string> = {
    'a name that moves': `---
model: openai/gpt-4o
              ^^^^^^ warning: 'gpt-4o' moves from one version to the next: name 'gpt-4o-2024-11-20', so that what you tested is what answers.
---
Hi`,
    'an older name of Claude’s': `---
model: anthropic/claude-haiku-4-5
                 ^^^^^^^^^^^^^^^^ warning: 'claude-haiku-4-5' moves from one version to the next: name 'claude-haiku-4-5-20251001', so that what you tested is what answers.
---
Hi`,
    'the latest, whichever': `---
model: mistral/mistral-large-latest
               ^^^^^^^^^^^^^^^^^^^^ warning: 'mistral-large-latest' moves from one version to the next: name a version, so that what you tested is what answers.
---
Hi`,
    'the latest of a model nobody knows': `---
model: google/gemini-flash-latest
              ^^^^^^^^^^^^^^^^^^^ warning: 'gemini-flash-latest' moves from one version to the next: name a version, so that what you tested is what answers.
---
Hi`,
    'one of a list': `---
model: [openai/gpt-4.1-2025-04-14, openai/o3]
                                          ^^ warning: 'o3' moves from one version to the next: name 'o3-2025-04-16', so that what you tested is what answers.
---
Hi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unpinned, text));

  it('with a version', () =>
    assert.deepEqual(suggestionsOf(unpinned, prompt('openai/gpt-4o')), {
      "Change to 'gpt-4o-2024-11-20'": prompt('openai/gpt-4o-2024-11-20'),
    }));

  it('nothing unless it is turned on', () => {
    assert.equal(unpinned.meta.severity, 'off');
    assert.equal(lint(unpinned, prompt('openai/gpt-4o')).length, 1);
  });
});

describe('model/unpinned is silent about', () => {
  const names: Record<string, string> = {
    'a version': 'openai/gpt-4o-2024-11-20',
    'another version': 'openai/gpt-4o-2024-08-06',
    'a version of Claude': 'anthropic/claude-haiku-4-5-20251001',
    'a name that is a version': 'anthropic/claude-opus-5',
    'a name whose versions are not known': 'openai/gpt-6-sol',
    'a deployment': 'azure/gpt-4o',
    'a server of one’s own': 'ollama/qwen3:latest',
    'a router': 'openrouter/openai/gpt-4o',
  };
  for (const [name, model] of Object.entries(names)) it(name, () => checkRule(unpinned, prompt(model)));
});
