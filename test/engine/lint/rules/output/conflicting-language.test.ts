import assert from 'node:assert/strict';
import { conflictingLanguage } from '../../../../../src/engine/lint/rules/output/conflicting-language.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const both = (here: string, before: string): string =>
  `The answer is asked for in ${here} here and in ${before} before: keep one, or say when each holds.`;

describe('output/conflicting-language reports', () => {
  it('the second of two languages', () => {
    checkRule(
      conflictingLanguage,
      `Respond in English.

Always answer in French.
^^^^^^^^^^^^^^^^^^^^^^^^ warning: ${both('French', 'English')}
`,
    );
  });

  const cases: [text: string, about: string, here: string, before: string][] = [
    ['- Your answers must be in German.\n- Reply in Spanish only.', 'Reply in Spanish only.', 'Spanish', 'German'],
    ['Speak in fluent Japanese. You must reply in Korean!', 'You must reply in Korean!', 'Korean', 'Japanese'],
    [
      '# Rules\nPlease respond only in Dutch.\n# Output\nWrite your answer in Polish.',
      'Write your answer in Polish.',
      'Polish',
      'Dutch',
    ],
    [
      'Respond in simplified Chinese. Answer in English, never in slang.',
      'Answer in English, never in slang.',
      'English',
      'Chinese',
    ],
  ];
  for (const [text, about, here, before] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(saidOf(conflictingLanguage, text), [[about, both(here, before)]]));
});

describe('output/conflicting-language is silent about', () => {
  const cases: Record<string, string> = {
    'a condition': 'If the user writes in Korean → respond in Korean.\n\nRespond in English.',
    'a condition that leads a list': 'Depending on the country:\n- Respond in Korean.\n- Respond in English.',
    'one language, twice': 'Respond in English. Your answers must be in British English.',
    'a part of the answer': 'Respond in English. Write the title in French.',
    'two languages at once': 'Respond in English and French. Answer in German and Dutch.',
    'a programming language': 'Respond in English. Answer in Python.',
    'what must not be': 'Respond in English. Do not answer in French.',
    'a quotation': 'Respond in English, even to "Answer in French."',
    'an example': 'Respond in English.\n\n## Examples\nAnswer in French.',
    'branches of the template': '{% if fr %}Answer in French.{% else %}Respond in English.{% endif %}',
    'what an assistant said': 'system:\nRespond in English.\nassistant:\nAnswer in French.\nuser:\nGo on.',
    'sections of their own': '# Tutor\nRespond in English.\n# Student\nRespond in French.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(conflictingLanguage, text));
});
