import assert from 'node:assert/strict';
import { missingFile } from '../../../../../src/engine/lint/rules/dataset/missing-file.js';
import { checkRule, suggestionsOf, type Surroundings } from '../../../../support/check-rule.js';

const around = {
  data: { 'rows.csv': ['text'] },
  files: [
    ...['rows.csv', 'empty.csv', '../data/train.jsonl', '../data/dev.jsonl', '/data/rows.csv', 'C:/data/rows.csv'],
    ...['my shots/first rows.csv', 'odd/a: #1.csv', 'old/rows.csv'],
  ],
};

describe('dataset/missing-file reports', () => {
  it('a data file that is not there', () => {
    checkRule(
      missingFile,
      `---
data: ../data/trin.jsonl
      ^^^^^^^^^^^^^^^^^^ There is no file '../data/trin.jsonl': change 'trin.jsonl' to 'train.jsonl'.
---
{{ text }}
`,
      around,
    );
  });

  it('a data file of a mapping, with nothing like it in its folder', () => {
    checkRule(
      missingFile,
      `---
data: { path: ../dta/train.jsonl, limit: 20 }
              ^^^^^^^^^^^^^^^^^^ There is no file '../dta/train.jsonl': correct the path, which starts at the prompt's folder, or create the file.
---
{{ text }}
`,
      around,
    );
  });

  it('a file of demonstrations that is not there', () => {
    checkRule(
      missingFile,
      `---
data: rows.csv
demos: { path: ./shots.csv }
               ^^^^^^^^^^^ There is no file './shots.csv': correct the path, which starts at the prompt's folder, or create the file.
---
{{ text }}
`,
      around,
    );
  });

  it('both, each in its place', () => {
    checkRule(
      missingFile,
      `---
demos:
  path: rosw.csv
        ^^^^^^^^ There is no file 'rosw.csv': change 'rosw.csv' to 'rows.csv'.
data: "row.csv"
      ^^^^^^^^^ There is no file 'row.csv': change 'row.csv' to 'rows.csv'.
---
{{ text }}
`,
      around,
    );
  });

  it('an absolute path, and a Windows one, to nothing', () => {
    checkRule(
      missingFile,
      `---
data: /data/row.csv
      ^^^^^^^^^^^^^ There is no file '/data/row.csv': change 'row.csv' to 'rows.csv'.
demos: { path: "C:/data/row.csv" }
               ^^^^^^^^^^^^^^^^^ There is no file 'C:/data/row.csv': change 'row.csv' to 'rows.csv'.
---
{{ text }}
`,
      around,
    );
  });
});

describe('dataset/missing-file offers the nearest file of the folder', () => {
  const cases: [written: string, offered: Record<string, string>][] = [
    ['../data/trin.jsonl', { "Change to 'train.jsonl'": '../data/train.jsonl' }],
    ['"../data/Train.jsonl"', { "Change to 'train.jsonl'": '"../data/train.jsonl"' }],
    ["'my shots/frist rows.csv'", { "Change to 'first rows.csv'": "'my shots/first rows.csv'" }],
    ['{ path: row.csv, limit: 5 }', { "Change to 'rows.csv'": '{ path: rows.csv, limit: 5 }' }],
    ['trin.jsonl', {}],
    ['"../data/trin\\u002ejsonl"', {}],
    ["'odd/a- #1.csv'", {}],
    ['old/row.csv', { "Change to 'rows.csv'": 'old/rows.csv' }],
  ];
  for (const [written, offered] of cases) {
    const prompt = (data: string): string => `---\ndata: ${data}\n---\n{{ text }}`;
    const expected = Object.fromEntries(Object.entries(offered).map(([title, data]) => [title, prompt(data)]));
    it(written, () => assert.deepEqual(suggestionsOf(missingFile, prompt(written), around), expected));
  }
});

describe('dataset/missing-file is silent about', () => {
  const cases: Record<string, string> = {
    'a prompt without data': '{{ text }}',
    'a file that is there': '---\ndata: rows.csv\n---\n{{ text }}',
    'a file that is there and cannot be read': '---\ndata: empty.csv\n---\n{{ text }}',
    'a file in another folder': '---\ndata: { path: ../data/dev.jsonl, limit: 5 }\n---\n{{ text }}',
    'an absolute path that exists': '---\ndata: /data/rows.csv\n---\n{{ text }}',
    'demonstrations written in the prompt': '---\ndemos: [{ text: rosw.csv }]\n---\n{{ text }}',
    'a file of demonstrations that is there': '---\ndemos: { path: ../data/train.jsonl }\n---\n{{ text }}',
    'a web address': '---\ndata: https://example.com/rosw.csv\n---\n{{ text }}',
    'the address of a hub': '---\ndata: hf:datasets/trec\n---\n{{ text }}',
    'a path with a hole': '---\ndata: "{{ folder }}/rosw.csv"\ndemos: { path: "${HOME}/rosw.csv" }\n---\n{{ text }}',
    'a path of the wrong type': '---\ndata: { path: [rosw.csv] }\n---\n{{ text }}',
    'data that is switched off': '---\ndata:\ndemos:\n---\n{{ text }}',
    'front matter that is broken': '---\ndata: "rosw.csv\n---\n{{ text }}',
    'file names in the prompt itself': 'data: rosw.csv\n{{ text }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(missingFile, text, around));

  it('any file where nobody can tell, as for a prompt that was never saved', () => {
    const unknown: Surroundings = { data: around.data };
    checkRule(missingFile, '---\ndata: rosw.csv\n---\n{{ text }}', unknown);
  });
});
