import assert from 'node:assert/strict';
import { leak } from '../../../../../src/engine/lint/rules/dataset/leak.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const around = {
  rows: {
    'rows.csv': [
      { text: 'The first of all', label: 'a', n: '1' },
      { text: 'The second of all', label: 'b', n: '2' },
      { text: 'short', label: 'a', n: '3' },
    ],
    'shots.csv': [{ text: 'The second of all', label: 'b', n: '2' }],
  },
};

describe('dataset/leak reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a demonstration',
      '---\ndata: rows.csv\nexpect: "{{ label }}"\ndemos:\n  - { text: The first of all, label: a }\n---\n{{ text }}',
      ['{ text: The first of all, label: a }', "This example is line 2 of 'rows.csv': leave it out of one of the two."],
    ],
    [
      'a demonstration in another case, with another answer',
      '---\ndata: rows.csv\nexpect: "{{ label }}"\ndemos:\n  - { text: the second  of all, label: a }\n---\n{{ text }}',
      [
        '{ text: the second  of all, label: a }',
        "This example is line 3 of 'rows.csv': leave it out of one of the two.",
      ],
    ],
    [
      'a file of demonstrations',
      '---\ndata: rows.csv\nexpect: "{{ label }}"\ndemos: { path: shots.csv }\n---\n{{ text }}',
      ['shots.csv', "This example is line 3 of 'rows.csv': leave it out of one of the two."],
    ],
    [
      'lines of the text',
      '---\ndata: rows.csv\nexpect: "{{ label }}"\n---\nText: The first of all\nLabel: a\n\nText: {{ text }}\nLabel:',
      ['The first of all', "This example is line 2 of 'rows.csv': leave it out of one of the two."],
    ],
    [
      'a written turn',
      '---\ndata: rows.csv\nexpect: "{{ label }}"\n---\nuser:\nThe second of all\nassistant:\nb\nuser:\n{{ text }}',
      ['The second of all', "This example is line 3 of 'rows.csv': leave it out of one of the two."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(leak, text, around), said));
});

describe('dataset/leak is silent about', () => {
  const cases: Record<string, string> = {
    'other demonstrations':
      '---\ndata: rows.csv\nexpect: "{{ label }}"\ndemos:\n  - { text: The third of all, label: a }\n---\n{{ text }}',
    'a file that is both, which the run splits':
      '---\ndata: rows.csv\nexpect: "{{ label }}"\ndemos: { path: rows.csv }\n---\n{{ text }}',
    'a demonstration out of what a split leaves':
      '---\ndata: { path: rows.csv, split: { train: 1, test: 1 } }\nexpect: "{{ label }}"\ndemos:\n  - { text: The first of all, label: a }\n---\n{{ text }}',
    'a short text':
      '---\ndata: rows.csv\nexpect: "{{ label }}"\n---\nText: short\nLabel: a\n\nText: {{ text }}\nLabel:',
    'an answer that is equal':
      '---\ndata: rows.csv\nexpect: "{{ label }}"\n---\nText: The third of all\nLabel: a\n\nText: {{ text }}\nLabel:',
    'a row that differs in another input':
      '---\ndata: rows.csv\nexpect: "{{ label }}"\ndemos:\n  - { text: The first of all, n: 9, label: a }\n---\n{{ text }} {{ n }}',
    'no data': 'Text: The first of all\nLabel: a\n\nText: {{ text }}\nLabel:',
    'a file that is not there':
      '---\ndata: none.csv\nexpect: "{{ label }}"\ndemos:\n  - { text: The first of all, label: a }\n---\n{{ text }}',
    'rows that `where` leaves out':
      '---\ndata: { path: rows.csv, where: { n: 2 } }\nexpect: "{{ label }}"\ndemos:\n  - { text: The first of all, label: a }\n---\n{{ text }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(leak, text, around));
});
