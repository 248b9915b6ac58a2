import assert from 'node:assert/strict';
import { vagueOutputLength } from '../../../../../src/engine/lint/rules/clarity/vague-output-length.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const message = (amount: string, unit: string): string =>
  `${'^'.repeat(amount.length + unit.length + 1)} hint: '${amount}' is another number each time: say how many ${unit}.`;

describe('clarity/vague-output-length reports', () => {
  const cases: Record<string, string> = {
    'a few sentences': `Write a few sentences about it.\n      ${message('a few', 'sentences')}\n`,
    'several paragraphs in a list': `- Answer in several paragraphs.\n            ${message('several', 'paragraphs')}\n`,
    'a couple of words': `Describe it in a couple of words.\n               ${message('a couple of', 'words')}\n`,
    'with an adjective': `Give a few short bullet points.\n     ${message('a few', 'short bullet points')}\n`,
    'you should': `You should write a handful of lines.\n                 ${message('a handful of', 'lines')}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(vagueOutputLength, text));

  it('and offers numbers', () =>
    assert.deepEqual(suggestionsOf(vagueOutputLength, 'Write a few words.\n'), {
      "Change to '2 or 3 words'": 'Write 2 or 3 words.\n',
      "Change to '3 to 5 words'": 'Write 3 to 5 words.\n',
      "Change to 'at most 5 words'": 'Write at most 5 words.\n',
    }));
});

describe('clarity/vague-output-length is silent about', () => {
  const cases: Record<string, string> = {
    'a number': 'Write 3 sentences.',
    'what follows': 'A few sentences of context follow.',
    'other things': 'Give a few examples, and list several reasons.',
    'what the user writes': 'If the user writes a few words, ask for more.',
    'a quality': 'Use short sentences and write simple words.',
    'an example': '# Examples\nWrite a few sentences.\n',
    'a quotation': 'The task was "write a few sentences".',
    code: 'Call `write a few sentences`.',
    'an amount of input': 'The text has several paragraphs.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(vagueOutputLength, text));
});
