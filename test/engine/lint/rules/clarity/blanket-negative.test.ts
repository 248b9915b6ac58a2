import assert from 'node:assert/strict';
import { blanketNegative } from '../../../../../src/engine/lint/rules/clarity/blanket-negative.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const head = '---\nmodel: google/gemini-3-pro\n---\n';
const message = (said: string): string =>
  `info: '${said}' keeps Gemini 3 from reasoning at all: say what it may reason from.`;

describe('clarity/blanket-negative reports, for Gemini 3,', () => {
  const cases: Record<string, string> = {
    'a sentence': `${head}Do not infer.\n^^^^^^^^^^^^^ ${message('Do not infer')}\n`,
    'the last sentence of a line': `${head}Sum it up. Never guess.\n           ^^^^^^^^^^^^ ${message('Never guess')}\n`,
    'a list item': `${head}- Don't assume anything\n  ^^^^^^^^^^^^^^^^^^^^^ ${message("Don't assume anything")}\n`,
    'two verbs': `${head}Do not guess or infer.\n^^^^^^^^^^^^^^^^^^^^^^ ${message('Do not guess or infer')}\n`,
    'one model of several': `---
model: [openai/gpt-4.1, google/gemini-3-flash]
---
You must not speculate.
^^^^^^^^^^^^^^^^^^^^^^^ ${message('You must not speculate')}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(blanketNegative, text));

  it('and offers to say what to reason from', () =>
    assert.deepEqual(suggestionsOf(blanketNegative, `${head}Sum up. Do not infer.\n`), {
      'Say what to reason from': `${head}Sum up. Reason from the given text only, and say so when it does not hold the answer.\n`,
    }));
});

describe('clarity/blanket-negative is silent about', () => {
  const cases: Record<string, string> = {
    'other models': '---\nmodel: openai/gpt-4.1\n---\nDo not infer.\n',
    'Gemini before 3': '---\nmodel: google/gemini-2.5-pro\n---\nDo not infer.\n',
    'no model': 'Do not infer.\n',
    'an object': `${head}Do not guess the customer's name; ask.\n`,
    'a case': `${head}Do not guess when the date is missing.\n`,
    'a source': `${head}Do not infer from outside knowledge.\n`,
    'other verbs': `${head}Do not answer.\n`,
    'an example': `${head}# Examples\nDo not infer.\n`,
    'a quotation': `${head}Say "Do not infer." to nobody.\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(blanketNegative, text));
});
