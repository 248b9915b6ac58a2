import assert from 'node:assert/strict';
import { duplicateRow } from '../../../../../src/engine/lint/rules/dataset/duplicate-row.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const around = {
  rows: {
    'good.csv': [
      { text: 'a', label: 'x' },
      { text: 'b', label: 'x' },
    ],
    'two.csv': [
      { text: 'a', label: 'x', n: '1' },
      { text: 'b', label: 'x', n: '2' },
      { text: 'a', label: 'y', n: '3' },
    ],
    'same.csv': [
      { text: 'a', label: 'x' },
      { text: 'a', label: 'x' },
      { text: 'a', label: 'X' },
    ],
    'case.csv': [
      { text: 'A  b', label: 'x' },
      { text: 'a b', label: 'x' },
    ],
    'both.csv': [
      { text: 'a', label: 'x' },
      { text: 'a', label: 'x' },
      { text: 'a', label: 'y' },
    ],
    'bad.csv': ['a', 'a'],
  },
};

describe('dataset/duplicate-row reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'rows with two answers',
      '---\ndata: two.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      ['two.csv', "Lines 2 and 4 of 'two.csv' make the same prompt and expect different answers: keep the right one."],
    ],
    [
      'rows with one answer',
      '---\ndata: same.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'same.csv',
        "Line 3 of 'same.csv' makes the same prompt as line 2, and so do 1 more: remove one, or it counts twice.",
      ],
    ],
    [
      'rows that differ in what the template does not name',
      '---\ndata: two.csv\n---\n{{ text }}',
      ['two.csv', "Line 4 of 'two.csv' makes the same prompt as line 2: remove one, or it counts twice."],
    ],
    [
      'rows that differ in case and blanks',
      '---\ndata: case.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      ['case.csv', "Line 3 of 'case.csv' makes the same prompt as line 2: remove one, or it counts twice."],
    ],
    [
      'a column by another name',
      '---\ndata: { path: case.csv, columns: { words: text } }\nexpect: "{{ label }}"\n---\n{{ words }}',
      ['case.csv', "Line 3 of 'case.csv' makes the same prompt as line 2: remove one, or it counts twice."],
    ],
    [
      'both at once',
      '---\ndata: both.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      ['both.csv', "Line 3 of 'both.csv' makes the same prompt as line 2: remove one, or it counts twice."],
      [
        'both.csv',
        "Lines 2 and 4 of 'both.csv' make the same prompt and expect different answers: keep the right one.",
      ],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(duplicateRow, text, around), said));
});

describe('dataset/duplicate-row is silent about', () => {
  const cases: Record<string, string> = {
    'rows that differ': '---\ndata: good.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
    'rows that differ in another input': '---\ndata: two.csv\nexpect: "{{ label }}"\n---\n{{ text }} {{ n }}',
    'rows that `where` leaves out':
      '---\ndata: { path: two.csv, where: { n: 1 } }\nexpect: "{{ label }}"\n---\n{{ text }}',
    'rows behind the limit': '---\ndata: { path: two.csv, limit: 2 }\nexpect: "{{ label }}"\n---\n{{ text }}',
    'no data': '{{ text }}',
    'a file that is not there': '---\ndata: none.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
    demonstrations: '---\ndemos: { path: two.csv }\n---\n{{ text }}',
    'rows that a partial may tell apart':
      '---\ndata: two.csv\nexpect: "{{ label }}"\n---\n{{ text }}{% include "none.prompt" %}',
    'lines that are no rows': '---\ndata: bad.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(duplicateRow, text, around));
});
