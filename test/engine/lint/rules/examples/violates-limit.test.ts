import assert from 'node:assert/strict';
import { violatesLimit } from '../../../../../src/engine/lint/rules/examples/violates-limit.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/violates-limit reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'an answer of too many words',
      'Answer in at most 3 words.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
      ['It is a large dog', "The example's answer has 5 words, and the prompt says 'at most 3 words': shorten it."],
    ],
    [
      'an answer of too many characters',
      'Stay under 10 characters.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
      [
        'It is a large dog',
        "The example's answer has 17 characters, and the prompt says 'under 10 characters': shorten it.",
      ],
    ],
    [
      'a turn',
      'system:\nUse no more than 2 words.\nuser:\nHi\nassistant:\nGood day to you\nuser:\n{{ q }}',
      ['Good day to you', "The example's answer has 4 words, and the prompt says 'no more than 2 words': shorten it."],
    ],
    [
      'a demonstration',
      '---\nexpect: "{{ y }}"\ndemos: [{ x: a, y: one two three }]\n---\nUse exactly 2 words.\n{{ x }}',
      ['one two three', "The example's answer has 3 words, and the prompt says 'exactly 2 words': shorten it."],
    ],
    [
      'a word that is forbidden',
      'Never use the word "dog".\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
      ['It is a large dog', "The example's answer has 'dog', which the prompt forbids: change it."],
    ],
    [
      'a phrase that is forbidden, in another case',
      '- Do not say "a Large".\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
      ['It is a large dog', "The example's answer has 'a large', which the prompt forbids: change it."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(violatesLimit, text), said));
});

describe('examples/violates-limit is silent about', () => {
  const cases: Record<string, string> = {
    'an answer that fits': 'Answer in at most 5 words.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a wish': 'Ideally answer in at most 3 words.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a condition': 'If you are unsure, answer in at most 3 words.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a limit on a part': 'The title has at most 3 words.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a lower bound': 'Use at least 3 words.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'another unit': 'Use at most 1 sentence.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a word inside another': 'Never use the word "arg".\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a word that is not in quotation marks': 'Never use the word dog.\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'a word in the input': 'Never use the word "what".\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
    'no examples': 'Answer in at most 3 words.\n{{ q }}',
    'an answer that is put in': 'Answer in at most 3 words.\n\nQ: What?\nA: It is a large {{ animal }}\n\nQ: {{ q }}',
    'words that are wanted': 'Use the word "dog".\n\nQ: What?\nA: It is a large dog\n\nQ: {{ q }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(violatesLimit, text));
});
