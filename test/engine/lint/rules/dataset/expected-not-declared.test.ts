import assert from 'node:assert/strict';
import { expectedNotDeclared } from '../../../../../src/engine/lint/rules/dataset/expected-not-declared.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const around = {
  rows: {
    'good.csv': [
      { text: 'a', label: 'pos' },
      { text: 'b', label: 'neg' },
    ],
    'near.csv': [
      { text: 'a', label: 'pos' },
      { text: 'b', label: 'negg' },
      { text: 'c', label: 'negg' },
    ],
    'other.csv': [{ text: 'a', label: 'neutral' }],
    'case.csv': [
      { text: 'a', label: 'Pos' },
      { text: 'b', label: 'neg ' },
    ],
    'empty.csv': [
      { text: 'a', label: 'pos' },
      { text: 'b', label: '' },
    ],
    'number.jsonl': [
      { text: 'a', label: 1 },
      { text: 'b', label: 2 },
    ],
    'yes.jsonl': [
      { text: 'a', label: true },
      { text: 'b', label: false },
    ],
    'deep.jsonl': [
      { text: 'a', label: null },
      { text: 'b', label: ['pos'] },
    ],
  },
};

describe('dataset/expected-not-declared reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a near miss',
      '---\noutput: { labels: [pos, neg] }\ndata: near.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'near.csv',
        "Line 3 of 'near.csv' expects 'negg', which is not one of output.labels: change it to 'neg', or declare it.",
      ],
    ],
    [
      'another word',
      '---\noutput: { labels: [pos, neg] }\ndata: other.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'other.csv',
        "Line 2 of 'other.csv' expects 'neutral', which is not one of output.labels: correct it, or declare it under output.labels.",
      ],
    ],
    [
      'a truth value, which the template writes as Python does',
      '---\noutput: { labels: ["true", "False"] }\ndata: yes.jsonl\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'yes.jsonl',
        "Line 2 of 'yes.jsonl' expects 'True', which is written 'true' in output.labels: write it the same way.",
      ],
    ],
    [
      'another case, and blanks',
      '---\noutput: { labels: [pos, neg] }\ndata: case.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'case.csv',
        "Line 2 of 'case.csv' expects 'Pos', which is written 'pos' in output.labels: write it the same way.",
      ],
      [
        'case.csv',
        "Line 3 of 'case.csv' expects 'neg ', which is written 'neg' in output.labels: write it the same way.",
      ],
    ],
    [
      'an empty answer',
      '---\noutput: { labels: [pos, neg] }\ndata: empty.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'empty.csv',
        "Line 3 of 'empty.csv' expects an empty answer, which is not one of output.labels: correct it, or declare it under output.labels.",
      ],
    ],
    [
      'a value that the mapping does not have',
      '---\noutput: { labels: { "0": No, "1": Yes } }\ndata: number.jsonl\nexpect: "{{ label }}"\n---\n{{ text }}',
      [
        'number.jsonl',
        "Line 3 of 'number.jsonl' expects '2', which is not one of output.labels: correct it, or declare it under output.labels.",
      ],
    ],
    [
      'a column by another name',
      '---\noutput: { labels: [pos, neg] }\ndata: { path: near.csv, columns: { y: label } }\nexpect: "{{ y }}"\n---\n{{ text }}',
      [
        'near.csv',
        "Line 3 of 'near.csv' expects 'negg', which is not one of output.labels: change it to 'neg', or declare it.",
      ],
    ],
  ];
  for (const [name, text, ...said] of cases)
    it(name, () => assert.deepEqual(saidOf(expectedNotDeclared, text, around), said));
});

describe('dataset/expected-not-declared is silent about', () => {
  const cases: Record<string, string> = {
    'declared labels': '---\noutput: { labels: [pos, neg] }\ndata: good.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
    'words of the labels':
      '---\noutput: { labels: { "0": pos, "1": neg } }\ndata: good.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
    'free text': '---\ndata: other.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
    'an answer that is computed':
      '---\noutput: { labels: [pos, neg] }\ndata: case.csv\nexpect: "{{ label | lower | trim }}"\n---\n{{ text }}',
    'no expect': '---\noutput: { labels: [a] }\ndata: other.csv\n---\n{{ text }}',
    'rows that `where` leaves out':
      '---\noutput: { labels: [pos, neg] }\ndata: { path: near.csv, where: { text: a } }\nexpect: "{{ label }}"\n---\n{{ text }}',
    'a file that is not there':
      '---\noutput: { labels: [pos, neg] }\ndata: none.csv\nexpect: "{{ label }}"\n---\n{{ text }}',
    'a column that is not there, which has a rule of its own':
      '---\noutput: { labels: [pos, neg] }\ndata: good.csv\nexpect: "{{ lable }}"\n---\n{{ text }}',
    'values that are no text':
      '---\noutput: { labels: [pos, neg] }\ndata: deep.jsonl\nexpect: "{{ label }}"\n---\n{{ text }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(expectedNotDeclared, text, around));
});
