import assert from 'node:assert/strict';
import { tokenLimitTooSmall } from '../../../../../src/engine/lint/rules/output/token-limit-too-small.js';
import { checkRule, saidOf, suggestionsOf } from '../../../../support/check-rule.js';

const head = '---\nconfig: { maxOutputTokens: 500 }\n---\n';
const message = (asked: string, allowed: number): string =>
  `'${asked}' takes more than the 500 tokens that the answer may have: allow ${allowed}, or ask for less.`;

describe('output/token-limit-too-small reports', () => {
  it('a limit below the words asked for', () => {
    checkRule(
      tokenLimitTooSmall,
      `---
config: { maxOutputTokens: 500 }
---
Write an essay of at least 800 words.
                  ^^^^^^^^^^^^^^^^^^ warning: ${message('at least 800 words', 1600)}
`,
    );
  });

  it('and offers a limit that leaves room', () => {
    assert.deepEqual(suggestionsOf(tokenLimitTooSmall, `${head}Use at least 420 words.`), {
      'Allow 900 tokens': `${head.replace('500', '900')}Use at least 420 words.`,
    });
  });

  const cases: [text: string, about: string, allowed: number][] = [
    ['- Use exactly 1,000 words.', 'exactly 1,000 words', 2000],
    ['Your answer must have between 600 and 900 words.', 'between 600 and 900 words', 1200],
    ['system:\nBe kind.\nuser:\nGenerate a story of 500 or more words.', '500 or more words', 1000],
  ];
  for (const [text, about, allowed] of cases)
    it(JSON.stringify(text), () =>
      assert.deepEqual(saidOf(tokenLimitTooSmall, head + text), [[about, message(about, allowed)]]),
    );

  it('the limit of a Prompty file', () => {
    const text = '---\nmodel: { options: { maxOutputTokens: 500 } }\n---\nsystem:\nUse at least 800 words.\n';
    const around = { path: 'a.prompty' };
    assert.deepEqual(saidOf(tokenLimitTooSmall, text, around), [
      ['at least 800 words', message('at least 800 words', 1600)],
    ]);
  });
});

describe('output/token-limit-too-small is silent about', () => {
  const cases: Record<string, string> = {
    'an upper bound': 'Write an essay of up to 800 words.',
    'a bound that fits': 'Write at least 400 words.',
    'another unit': 'Write at least 800 characters.',
    'a condition': 'If asked for details, write at least 800 words.',
    'a wish': 'Ideally write at least 800 words.',
    'the length of the input': 'The article has at least 800 words.',
    'an example': '# Examples\nWrite at least 800 words.',
    'a quotation': 'Refuse "Write at least 800 words".',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(tokenLimitTooSmall, head + text));
  it('no limit', () => checkRule(tokenLimitTooSmall, 'Write at least 800 words.'));
});
