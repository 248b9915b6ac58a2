import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { writtenNumber } from '../../../src/engine/template/written-numbers.js';
import { jsonItems, jsonRows } from '../../../src/host/data/json-rows.js';
import { openRows } from '../../../src/host/data/open-rows.js';
import { textRows } from '../../../src/host/data/read-rows.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

describe('a JSON file of rows', () => {
  for (const [what, text, expected] of [
    ['a list', '[{"a": 1}, {"a": 2}]', ['1 {"a":1}', '1 {"a":2}']],
    ['a list over several lines', '[\n  {"a": 1},\n\n  {"a":\n 2}\n]\n', ['2 {"a":1}', '4 {"a":2}']],
    ['nested values', '[{"a": {"b": [1, {"c": "]}"}]}}]', ['1 {"a":{"b":[1,{"c":"]}"}]}}']],
    ['the one list of an object', '{"version": [1, 2],\n "data": [{"a": 1},\n{"a": 2}]}', ['2 {"a":1}', '3 {"a":2}']],
    [
      'rows by number under a key',
      '{"meta": {"n": 2}, "examples": {"1": {"a": 1}, "2": {"a": 2}}}',
      ['1 {"a":1}', '1 {"a":2}'],
    ],
    ['one object behind the other', '{"a": 1}\n{"a": [2]}', ['1 {"a":1}', '2 {"a":[2]}']],
    ['quotes and brackets in texts', '[{"a": "\\"[{"}, {"b}": "\\\\"}]', ['1 {"a":"\\"[{"}', '1 {"b}":"\\\\"}']],
    ['a byte order mark', '\uFEFF[{"a": 1}]', ['1 {"a":1}']],
    ['a comma too much', '[{"a": 1},]', ['1 {"a":1}']],
    ['a row that is no JSON', '[{"a": 1},\n{a: 2},\n{"a": 3}]', ['1 {"a":1}', /^2: This is not JSON/, '3 {"a":3}']],
    ['a row that is none', '[{"a": 1}, "x", [1]]', ['1 {"a":1}', /^1: A row must be a mapping/, /^1: A row must be/]],
    ['an end inside a row', '[{"a": 1},\n{"a": "x', ['1 {"a":1}', /^2: The file ends inside a row/]],
    ['an end inside its list', '[{"a": 1},\n', ['1 {"a":1}', /^2: The file ends inside a row or before its list/]],
    [
      'a row that is nested beyond all use',
      `[{"a": 1}, {"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}}]`,
      ['1 {"a":1}', /^1: This row is nested too deep/],
    ],
  ] as const) {
    it(`may have ${what}`, async () => {
      for (const size of [1, 3, 7, text.length]) {
        if (text.length > 1000 && size < 100) continue;
        const found = await listed(jsonRows(() => piecesOf(text.replace('\uFEFF', ''), size), 'a.json'));
        assert.equal(found.length, expected.length, found.join('\n'));
        expected.forEach((wanted, i) => {
          if (wanted instanceof RegExp) assert.match(found[i] ?? '', wanted);
          else assert.equal(found[i], wanted, `in pieces of ${size}`);
        });
      }
      if (text.length < 1000) assert.equal((await listed(textRows(text, 'a.json'))).length, expected.length);
    });
  }

  for (const [what, text, says] of [
    ['an object without a list', '{"a": 1}', /there is no list of rows in the file; write a list of rows/],
    ['an object with two', '{"train": [{"a": 1}], "test": [{"a": 2}]}', /rows stand under `train` and `test`; keep/],
    ['a number', '5', /there is no list of rows/],
    ['an empty list', '[]', /there are no rows in the file; is it the right \.json file\?/],
    ['nothing', ' \n', /there is no list of rows/],
  ] as const)
    it(`with ${what} is one line that says what to do`, () =>
      assert.rejects(listed(textRows(text, 'a.json')), (error: Error) => says.test(error.message)));

  it('gives rows ids of their own, also where all stand in one line and are equal', async () => {
    const ids = (await items(textRows('[{"a":1},{"a":1},{"a":2}]', 'a.json'))).map(idOf);
    assert.equal(new Set(ids).size, 3);
    assert.deepEqual(
      ids.map((id) => id.split('-')[0]),
      ['1', '2', '3'],
    );
  });
  it('keeps ids when it is laid out anew', async () => {
    const rows = [{ a: 1 }, { b: ['x', null] }];
    const ids = async (text: string): Promise<string[]> => (await items(textRows(text, 'a.json'))).map(idOf);
    assert.deepEqual(await ids(JSON.stringify(rows)), await ids(JSON.stringify(rows, null, 4)));
  });
  it('keeps how its numbers are written', async () => {
    const [item] = await items(textRows('[{"n": 1.0}]', 'a.json'));
    assert.equal(item?.type === 'row' && writtenNumber(item.row.values, 'n', 1), '1.0');
  });
  it('reads what JSON.parse reads from random rows, wherever it is cut', async () => {
    const random = seededRandom('json rows');
    for (let round = 0; round < 200; round++) {
      const rows = Array.from({ length: 1 + Math.floor(random.next() * 5) }, () => randomRow(() => random.next()));
      const text = JSON.stringify(rows, null, Math.floor(random.next() * 3));
      const found = await items(jsonRows(() => piecesOf(text, 1 + Math.floor(random.next() * 20)), 'a.json'));
      assert.deepEqual(
        found.map((item) => item.type === 'row' && item.row.values),
        rows,
      );
    }
  });
  it('shows its first rows from its first part', () => {
    const found = jsonItems('[{"a": 1}, {"a": 2}, {"a"', { path: 'a.json', isWhole: false });
    assert.deepEqual(found.map(shown), ['1 {"a":1}', '1 {"a":2}']);
  });
  it('is read as data sets come: 100 rows by their numbers', async function () {
    const path = '../shared/datasets/instruction_induction/num_to_verbal.execute.json';
    if (!existsSync(path)) this.skip();
    const found = await items(openRows(path));
    assert.equal(found.length, 100);
    assert.deepEqual(found[0]?.type === 'row' && found[0].row.values, { input: '94', output: 'ninety-four' });
  });

  describe('on the disk', () => {
    let workspace: TempWorkspace;
    beforeEach(() => void (workspace = tempWorkspace()));
    afterEach(() => workspace.remove());
    it('must be UTF-8', () =>
      assert.rejects(
        listed(openRows(workspace.write('a.json', Buffer.from('[{"a":"\xe9"}]', 'latin1')))),
        /not valid UTF-8/,
      ));
    it('must be text', () =>
      assert.rejects(listed(openRows(workspace.write('a.json', '[{"a": "\0"}]'))), /this is a binary file/));
    it('may cut a character in two between two blocks of reading', async () => {
      const filler = 'x'.repeat(256 * 1024 - 9);
      const found = await items(openRows(workspace.write('a.json', `[{"a":"${filler}ü"}]`)));
      assert.equal(found[0]?.type === 'row' && found[0].row.values['a'], `${filler}ü`);
    });
  });
});

function randomRow(next: () => number): Record<string, unknown> {
  const value = (depth: number): unknown => {
    const kind = Math.floor(next() * (depth > 2 ? 4 : 6));
    if (kind === 0) return Math.floor(next() * 100);
    if (kind === 1) return null;
    if (kind < 4) return Array.from({ length: 4 }, () => '"\\{}[],: a\nü'[Math.floor(next() * 13)] ?? '').join('');
    const inner = Array.from({ length: Math.floor(next() * 3) }, () => value(depth + 1));
    return kind === 4 ? inner : Object.fromEntries(inner.map((each, i) => [`k"${i}`, each]));
  };
  return { a: value(0), b: value(0) };
}

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function items(found: AsyncIterable<RowItem>): Promise<RowItem[]> {
  const all: RowItem[] = [];
  for await (const item of found) all.push(item);
  return all;
}

async function listed(found: AsyncIterable<RowItem>): Promise<string[]> {
  return (await items(found)).map(shown);
}

function shown(item: RowItem): string {
  return item.type === 'row'
    ? `${item.row.line} ${JSON.stringify(item.row.values)}`
    : `${item.problem.line}: ${item.problem.message}`;
}

function idOf(item: RowItem): string {
  return item.type === 'row' ? item.row.id : '';
}
