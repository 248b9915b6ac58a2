import assert from 'node:assert/strict';
import { inputFormat } from '../../../src/host/data/input-format.js';

describe('the format of rows that come without a name', () => {
  for (const [beginning, format] of [
    ['{"q": "a"}\n{"q": "b"}\n', 'jsonl'],
    ['\uFEFF\n{"q": "a", "x": [1]}', 'jsonl'],
    ['[{"q": "a"}]', 'json'],
    ['{\n  "rows": [', 'json'],
    ['- q: a\n', 'yaml'],
    ['# questions\n- q: a\n', 'yaml'],
    ['---\nq: a\n', 'yaml'],
    ['rows:\n  - q: a\n', 'yaml'],
    ['q: Why, then?\n', 'yaml'],
    ['q,label\r\na,yes\r\n', 'csv'],
    ['"q: one","label"\n', 'csv'],
    ['q,note: long\n', 'csv'],
    ['question\nWhy?\n', 'csv'],
    ['q\tlabel\na, b\tyes\n', 'tsv'],
    ['PAR1\u0015\u0004', 'parquet'],
  ] as const)
    it(`is ${format} where they begin with ${JSON.stringify(beginning)}`, () =>
      assert.equal(inputFormat(new TextEncoder().encode(beginning)), format));
});
