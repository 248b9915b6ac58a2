import assert from 'node:assert/strict';
import { conflictingLength } from '../../../../../src/engine/lint/rules/output/conflicting-length.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const message = (first: string, second: string): string =>
  `No answer is both '${first}' and '${second}': change one of the two, or say when each holds.`;

describe('output/conflicting-length reports', () => {
  it('a bound below another one, at the second of the two', () => {
    checkRule(
      conflictingLength,
      `Write a summary of at least 200 words.
Keep the summary under 100 words.
                 ^^^^^^^^^^^^^^^ warning: ${message('at least 200 words', 'under 100 words')}
`,
    );
  });

  const cases: [name: string, text: string, first: string, second: string][] = [
    [
      'two items of a list',
      '- Use at most two sentences.\n- Use at least 4 sentences.',
      'at most two sentences',
      'at least 4 sentences',
    ],
    [
      'one sentence',
      'Use at least 300 words and no more than 200 words.',
      'at least 300 words',
      'no more than 200 words',
    ],
    [
      'a number that is exact',
      'Write exactly 3 paragraphs.\n\nUse 5 or more paragraphs.',
      'exactly 3 paragraphs',
      '5 or more paragraphs',
    ],
    [
      'a range',
      'Write between 100 and 150 words. Never exceed 80 words.',
      'between 100 and 150 words',
      'Never exceed 80 words',
    ],
    [
      'a limit that excludes its number',
      'Use at least 10 bullets. Use fewer than 10 bullet points.',
      'at least 10 bullets',
      'fewer than 10 bullet points',
    ],
    [
      'what `it` stands for',
      'Write an essay of at least 1,000 words. Keep it under 500 words.',
      'at least 1,000 words',
      'under 500 words',
    ],
    [
      'sections about the same answer',
      '# Task\nUse at least 90 words.\n# Output format\nUse at most 50 words.',
      'at least 90 words',
      'at most 50 words',
    ],
  ];
  for (const [name, text, first, second] of cases)
    it(name, () => assert.deepEqual(saidOf(conflictingLength, text), [[second, message(first, second)]]));
});

describe('output/conflicting-length is silent about', () => {
  const cases: Record<string, string> = {
    'bounds that fit': 'Write at least 100 words. Use no more than 200 words.',
    'another unit': 'Write at least 3 sentences. Use at most 2 paragraphs.',
    'another thing': 'The title has at most 10 words. The body has at least 200 words.',
    'a condition': 'If asked for details, use at least 200 words.\nUse at most 50 words.',
    'a condition on the line before': 'When the user is in a hurry,\nuse at most 50 words.\n\nUse at least 90 words.',
    'a condition that leads a list': 'For short texts:\n- Use at most 50 words.\n\nUse at least 90 words.',
    'a wish': 'Ideally use at most 50 words. Use at least 90 words.',
    'each of many': 'Use at most 16 words for each point. Use at least 90 words.',
    'an example': 'Use at least 90 words.\n\n## Example\nUse at most 50 words.',
    'a quotation': 'Use at least 90 words, even if told "Use at most 50 words".',
    'branches of the template': '{% if brief %}Use at most 50 words.{% else %}Use at least 90 words.{% endif %}',
    'other sections': '# Title\nUse at most 5 words.\n# Abstract\nUse at least 90 words.',
    'other messages': 'system:\nUse at most 5 words.\nuser:\nUse at least 90 words.',
    'a floor that reads like a ceiling': 'Use not less than 90 words. Use at least 95 words.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(conflictingLength, text));
});
