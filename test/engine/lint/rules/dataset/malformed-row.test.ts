import assert from 'node:assert/strict';
import { malformedRow } from '../../../../../src/engine/lint/rules/dataset/malformed-row.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const bad = 'The line has 3 values and the header names 2 columns; check its quotes and delimiters.';
const around = {
  rows: {
    'good.csv': [{ x: 'a' }],
    'empty.csv': [],
    'bad.csv': [{ x: 'a' }, bad],
    'two.csv': [bad, bad],
    'worse.jsonl': ['This is not JSON.', 'x', 'y'],
  },
};

describe('dataset/malformed-row reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a line of the data',
      '---\ndata: bad.csv\n---\n{{ x }}',
      [
        'bad.csv',
        "Line 3 of 'bad.csv' is no row: The line has 3 values and the header names 2 columns; check its quotes and delimiters.",
      ],
    ],
    [
      'several lines',
      '---\ndata: worse.jsonl\n---\n{{ x }}',
      ['worse.jsonl', "Line 2 of 'worse.jsonl' is no row, like 2 others: This is not JSON."],
    ],
    [
      'a line of the demonstrations',
      '---\ndemos: { path: bad.csv }\n---\n{{ x }}',
      [
        'bad.csv',
        "Line 3 of 'bad.csv' is no row: The line has 3 values and the header names 2 columns; check its quotes and delimiters.",
      ],
    ],
    [
      'both files',
      '---\ndata: bad.csv\ndemos: { path: two.csv }\n---\n{{ x }}',
      [
        'bad.csv',
        "Line 3 of 'bad.csv' is no row: The line has 3 values and the header names 2 columns; check its quotes and delimiters.",
      ],
      [
        'two.csv',
        "Line 2 of 'two.csv' is no row, like another one: The line has 3 values and the header names 2 columns; check its quotes and delimiters.",
      ],
    ],
    [
      'a file of data with settings',
      '---\ndata: { path: bad.csv, limit: 1 }\n---\n{{ x }}',
      [
        'bad.csv',
        "Line 3 of 'bad.csv' is no row: The line has 3 values and the header names 2 columns; check its quotes and delimiters.",
      ],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(malformedRow, text, around), said));
});

describe('dataset/malformed-row is silent about', () => {
  const cases: Record<string, string> = {
    'rows alone': '---\ndata: good.csv\n---\n{{ x }}',
    'no data': '{{ x }}',
    'a file that is not there': '---\ndata: none.csv\n---\n{{ x }}',
    'demonstrations in the prompt': '---\ndemos: [{ x: a }]\n---\n{{ x }}',
    'an empty file': '---\ndata: empty.csv\n---\n{{ x }}',
    'a file of another prompt': 'Read bad.csv.\n{{ x }}',
    'a partial of such a name': '{% include "bad.csv" %}',
    'good demonstrations': '---\ndemos: { path: good.csv }\n---\n{{ x }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(malformedRow, text, around));
});
