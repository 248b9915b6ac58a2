import assert from 'node:assert/strict';
import { retired } from '../../../../../src/engine/lint/rules/model/retired.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const today = '2026-11-26';
const prompt = (model: string): string => `---\nmodel: ${model}\n---\nHi {{ name }}`;

describe('model/retired reports', () => {
  const cases: Record<string, string> = {
    'a model that is gone, with what follows its successors': `---
model: openai/gpt-3.5-turbo-0301
              ^^^^^^^^^^^^^^^^^^ openai/gpt-3.5-turbo-0301 was retired on 2024-09-13, and requests for it fail: use openai/gpt-5.6-terra.
---
Hi`,
    'a model whose successors nobody named': `---
model: openai/text-davinci-003
              ^^^^^^^^^^^^^^^^ openai/text-davinci-003 was retired on 2024-01-04, and requests for it fail: choose another model.
---
Hi`,
    'a dated name of a model that is gone': `---
model: anthropic/claude-3-5-sonnet-20241022
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ anthropic/claude-3-5-sonnet-20241022 was retired on 2025-10-28, and requests for it fail: use anthropic/claude-sonnet-5-5.
---
Hi`,
    'a name without its vendor': `---
model: claude-2
       ^^^^^^^^ anthropic/claude-2 was retired on 2025-07-21, and requests for it fail: use anthropic/claude-sonnet-5-5.
---
Hi`,
    'a model with an announced end, as a warning': `---
model: googleai/gemini-2.5-flash
                ^^^^^^^^^^^^^^^^ warning: google/gemini-2.5-flash retires on 2026-12-01: use google/gemini-3.5-flash-lite before.
---
Hi`,
    'a snapshot that ends before its model': `---
model: openai/gpt-4o-2024-05-13
              ^^^^^^^^^^^^^^^^^ openai/gpt-4o-2024-05-13 was retired on 2026-10-23, and requests for it fail: use openai/gpt-5.6-sol.
---
Hi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(retired, text, { today }));

  it('a Prompty file’s model', () =>
    checkRule(
      retired,
      `---
model:
  id: gpt-4
      ^^^^^ openai/gpt-4 was retired on 2026-10-23, and requests for it fail: use openai/gpt-5.6-sol.
---
Hi`,
      { today, path: 'a.prompty' },
    ));

  it('on the day itself, a day before as a warning, and without a day as one', () => {
    const severityOn = (day?: string): unknown =>
      lint(retired, prompt('openai/gpt-4o'), day === undefined ? {} : { today: day })[0]?.severity;
    assert.deepEqual(['2027-01-13', '2027-01-14', undefined].map(severityOn), ['warning', 'error', 'warning']);
  });

  it('as a hint what nobody looked at since before the day', () => {
    const severityOn = (model: string): unknown => lint(retired, prompt(model), { today: '2027-06-01' })[0]?.severity;
    assert.deepEqual(['openai/gpt-4o', 'openai/text-davinci-003'].map(severityOn), ['hint', 'error']);
  });

  it('with the successor', () =>
    assert.deepEqual(suggestionsOf(retired, prompt('openai/gpt-4o'), { today }), {
      "Change to 'gpt-6-luna'": prompt('openai/gpt-6-luna'),
    }));
});

describe('model/retired is silent about', () => {
  const names: Record<string, string> = {
    'a model that stays': 'anthropic/claude-opus-5',
    'a model nobody knows': 'openai/gpt-99',
    'a tuned model': 'openai/ft:gpt-3.5-turbo-0613:acme::x',
    'a deployment': 'azure/gpt-3.5-turbo-0301',
    'a router': 'openrouter/openai/gpt-4',
    'a cloud with dates of its own': 'vertexai/gemini-1.5-pro',
    'a server of one’s own': 'vllm/gpt-4',
    'a name that is filled in': '"${MODEL}"',
  };
  for (const [name, model] of Object.entries(names)) it(name, () => checkRule(retired, prompt(model), { today }));

  it('names in the text', () => checkRule(retired, 'Ask claude-2, gpt-4 or text-davinci-003.', { today }));

  it('a Prompty deployment, and one with an address of its own', () => {
    for (const model of [
      '{ id: gpt-4, provider: azure }',
      '{ id: gpt-4, connection: { endpoint: https://x } }',
      '{ id: gpt-4, connection: { kind: reference, name: ours } }',
      '{ id: gpt-4, connection: "${file:ours.json}" }',
    ])
      checkRule(retired, `---\nmodel: ${model}\n---\nHi`, { today, path: 'a.prompty' });
  });

  it('models as VS Code shows them', () =>
    checkRule(retired, '---\ndescription: x\nmodel: gpt-4\n---\nHi', { today, path: 'agents/a.agent.md' }));
});
