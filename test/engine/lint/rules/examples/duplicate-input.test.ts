import assert from 'node:assert/strict';
import { duplicateInput } from '../../../../../src/engine/lint/rules/examples/duplicate-input.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/duplicate-input reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'lines with one input and two answers',
      'Review: Good film.\nSentiment: positive\n\nReview: good  film.\nSentiment: negative\n\nReview: {{ x }}',
      ['good  film.', "Two examples with this input answer 'positive' and 'negative': keep the right one."],
    ],
    [
      'lines with one input and one answer',
      'Q: One and one?\nA: two\n\nQ: One and one?\nA: Two\n\nQ: {{ x }}',
      ['One and one?', 'An example with this input and this answer stands there already: leave one out.'],
    ],
    [
      'rows of demonstrations',
      '---\nexpect: "{{ y }}"\ndemos:\n  - { x: Fine, y: a }\n  - { x: Fine, y: b }\n---\n{{ x }}',
      ['{ x: Fine, y: b }', "Two examples with this input answer 'a' and 'b': keep the right one."],
    ],
    [
      'turns',
      'user:\nIs the sea blue?\nassistant:\nyes\nuser:\nIs the sea blue?\nassistant:\nno\nuser:\n{{ x }}',
      ['Is the sea blue?', "Two examples with this input answer 'yes' and 'no': keep the right one."],
    ],
    [
      'answers in fences',
      'Input: a b c\nOutput:\n```\n1\n```\n\nInput: a b c\nOutput:\n```\n2\n```\n\nInput: {{ x }}',
      ['a b c', "Two examples with this input answer '1' and '2': keep the right one."],
    ],
    [
      'an input in quotes and one without',
      'Text: "So so"\nLabel: a\n\nText: So so\nLabel: b\n\nText: {{ x }}',
      ['So so', "Two examples with this input answer 'a' and 'b': keep the right one."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(duplicateInput, text), said));
});

describe('examples/duplicate-input is silent about', () => {
  const cases: Record<string, string> = {
    'inputs that differ': 'Q: One?\nA: 1\n\nQ: Two?\nA: 1\n\nQ: {{ x }}',
    'rows that differ in another column':
      '---\nexpect: "{{ y }}"\ndemos: [{ x: Fine, lang: en, y: a }, { x: Fine, lang: de, y: b }]\n---\n{{ x }}',
    'short turns that come back': 'user:\nGo on.\nassistant:\nOne.\nuser:\nGo on.\nassistant:\nTwo.\nuser:\n{{ x }}',
    'an input that is put in': 'Q: {{ x }}\nA: 1\n\nQ: {{ x }}\nA: 2\n',
    'lines inside of code': '```\nQ: One?\nA: 1\n\nQ: One?\nA: 2\n```\n{{ x }}',
    'the input that waits for its answer': 'Q: One?\nA: 1\n\nQ: One?\nA:',
    'a description of the form': 'Input: a text\nOutput: its label',
    'parts of one example': 'Text: One\nQuestion: Why?\nAnswer: 1\n\nText: Two\nQuestion: Why?\nAnswer: 2\n\n{{ x }}',
    'other messages of the same words': 'system:\nText: One\nuser:\nText: One\nLabel: a',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(duplicateInput, text));
});
