import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { openRows } from '../../../src/host/data/open-rows.js';
import { textRows } from '../../../src/host/data/read-rows.js';
import { HostError, type HostErrorKind } from '../../../src/host/host-error.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

const openRowsUrl = new URL('../../../src/host/data/open-rows.ts', import.meta.url).href;

describe('a data file', () => {
  let workspace: TempWorkspace;
  beforeEach(() => void (workspace = tempWorkspace()));
  afterEach(() => workspace.remove());

  const read = (name: string, content: string | Uint8Array): Promise<unknown[]> =>
    listed(openRows(workspace.write(name, content)));

  /** Like `read`, with problems as patterns; what an editor holds is read in the same way. */
  async function check(name: string, content: string | Uint8Array, expected: readonly unknown[]): Promise<void> {
    const found = await read(name, content);
    if (typeof content === 'string') assert.deepEqual(await listed(textRows(content, name)), found);
    assert.equal(found.length, expected.length, JSON.stringify(found));
    expected.forEach((wanted, i) => {
      if (wanted instanceof RegExp) assert.match(String(found[i]), wanted);
      else assert.deepEqual(found[i], wanted);
    });
  }

  function refuses(name: string, content: string | Uint8Array, kind: HostErrorKind, says: RegExp): Promise<void> {
    return assert.rejects(read(name, content), (error) => {
      assert.ok(error instanceof HostError, String(error));
      assert.equal(error.kind, kind);
      assert.match(error.message, says);
      return true;
    });
  }

  describe('JSONL', () => {
    it('has one object a line, blank lines left out', () =>
      check('a.jsonl', '{"a": 1}\n\n  \r\n{"b": [true, null]}', [
        [1, { a: 1 }],
        [4, { b: [true, null] }],
      ]));
    it('may have CRLF and a byte order mark', () =>
      check('a.jsonl', '\uFEFF{"a":1}\r\n{"a":2}\r\n', [
        [1, { a: 1 }],
        [2, { a: 2 }],
      ]));
    it('loses only the broken line', () =>
      check('a.jsonl', '{"a":1}\n{"a":\n5\n{"a":2}\n', [
        [1, { a: 1 }],
        /^2: This is not JSON .*correct or remove/,
        /^3: A row must be a mapping/,
        [4, { a: 2 }],
      ]));
    it('loses only a line that is nested beyond all use', () =>
      check('a.jsonl', `{"a":1}\n{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n{"a":2}\n`, [
        [1, { a: 1 }],
        /^2: This row is nested too deep/,
        [3, { a: 2 }],
      ]));
    it('keeps values that look like templates and files as they are', () =>
      check('a.jsonl', '{"a":"{{ x }}","b":"file:///etc/passwd"}', [[1, { a: '{{ x }}', b: 'file:///etc/passwd' }]]));
    it('cannot reach a prototype', async () => {
      const [[, values]] = (await read('a.jsonl', '{"__proto__": {"polluted": 1}}')) as [
        [number, Record<string, unknown>],
      ];
      assert.deepEqual(Object.keys(values), ['__proto__']);
      assert.equal(values['polluted'], undefined);
      assert.equal(({ ...values } as Record<string, unknown>)['polluted'], undefined);
    });
  });

  describe('CSV', () => {
    it('has a header and text values', () =>
      check('a.csv', 'q,n\nhi,05\n, \n', [
        [2, { q: 'hi', n: '05' }],
        [3, { q: '', n: ' ' }],
      ]));
    it('may quote commas, quotes and line breaks', () =>
      check('a.csv', 'q,n\n"a, ""b""\r\nc",1\r\nd,2\r\n', [
        [2, { q: 'a, "b"\r\nc', n: '1' }],
        [4, { q: 'd', n: '2' }],
      ]));
    it('may have CRLF, a byte order mark, blank lines and no last line break', () =>
      check('a.csv', '\uFEFF"q",n\r\n\r\na,1\r\nb,2', [
        [3, { q: 'a', n: '1' }],
        [4, { q: 'b', n: '2' }],
      ]));
    it('loses only a ragged row', () =>
      check('a.csv', 'q,n\na,1\nb\nc,2,3\nd,4\n', [
        [2, { q: 'a', n: '1' }],
        /^3: The line has 1 value .*names 2 columns/,
        /^4: The line has 3 values/,
        [5, { q: 'd', n: '4' }],
      ]));
    it('loses only the line of a quote that is never closed', () =>
      check('a.csv', 'q,n\n"a,1\nb,2\n"c, d",3\n', [
        /^2: A quote is opened and never closed/,
        [3, { q: 'b', n: '2' }],
        [4, { q: 'c, d', n: '3' }],
      ]));
    it('loses no row between such a quote and a later stray one', () =>
      check('a.csv', 'q,n\n"a,1\nb,2\nx"y,3\nc,4\n', [
        /^2: A quote is opened and never closed/,
        [3, { q: 'b', n: '2' }],
        /^4: /,
        [5, { q: 'c', n: '4' }],
      ]));
    it('loses only the line of such a quote when no other follows', () =>
      check('a.csv', 'q,n\na,1\n"b,2\nc,3\n', [[2, { q: 'a', n: '1' }], /^3: A quote/, [4, { q: 'c', n: '3' }]]));
    it('loses only a stray quote', () =>
      check('a.csv', 'q,n\n5" pipe,1\nb"c"d,2\ne,3\n', [
        /^2: /,
        /^3: A quote stands inside a value/,
        [4, { q: 'e', n: '3' }],
      ]));
    it('finds a record that is longer than one block of reading', async () => {
      const long = 'x\n'.repeat(400);
      const rows = Array.from({ length: 900 }, () => `"${long}",1\n`).join('');
      const found = await read('a.csv', `q,n\n${rows}`);
      assert.equal(found.length, 900);
      assert.deepEqual(found[899], [2 + 899 * 401, { q: long, n: '1' }]);
    });
    it('refuses another delimiter, naming it', () =>
      refuses('a.csv', 'q;n\na;1\n', 'bad-data', /separated by `;`, not by `,`; save it/));
    it('refuses tabs, naming what to do', () =>
      refuses('a.csv', 'q\tn\na\t1\n', 'bad-data', /separated by tabs.*name the file \.tsv/));
    it('refuses two columns of one name', () =>
      refuses('a.csv', 'q,n,q\na,1,b\n', 'bad-data', /two columns are called `q`/));
    it('refuses bytes that are not UTF-8, naming the line', () =>
      refuses(
        'a.csv',
        Buffer.from('q,n\na,1\ncaf\xe9,2\n', 'latin1'),
        'encoding',
        /line 3, byte 4 is not valid UTF-8/,
      ));
    it('refuses a header with a broken quote', () => refuses('a.csv', 'q,"n\na,1\n', 'bad-data', /line 1: A quote/));
    it('refuses a header alone', () => refuses('a.csv', 'q,n\n', 'bad-data', /no rows in the file/));
  });

  describe('TSV', () => {
    it('takes quotes inside values as they are', () =>
      check('a.tsv', 'q\tn\nsay "hi"\t1\n5" pipe\t2\n', [
        [2, { q: 'say "hi"', n: '1' }],
        [3, { q: '5" pipe', n: '2' }],
      ]));
    it('may quote a value', () => check('a.tsv', 'q\tn\n"a\tb"\t1\n', [[2, { q: 'a\tb', n: '1' }]]));
  });

  describe('a data file that cannot be used is one line that says what to do:', () => {
    it('missing', () =>
      assert.rejects(openRows(join(workspace.root, 'no.jsonl')).next(), /no such file; check the path/));
    it('a folder', () => assert.rejects(openRows(workspace.root).next(), /this is a folder/));
    it('empty', () => refuses('a.jsonl', '', 'bad-data', /no rows in the file; is it the right \.jsonl file/));
    it('only blank lines', () => refuses('a.csv', '\n\n', 'bad-data', /no rows/));
    it('lines of an old Mac', () =>
      refuses('a.csv', 'q,n\ra,1\r', 'bad-data', /end with CR alone.*save it with line ends/));
    it('a JSON array', () =>
      refuses(
        'a.jsonl',
        '[\n{"a":1}\n]',
        'bad-data',
        /JSON array; name the file \.json, or write one JSON object a line/,
      ));
    it('binary', () => refuses('a.jsonl', Buffer.from([0x50, 0x41, 0, 1]), 'binary', /binary/));
    it('UTF-16', () => refuses('a.csv', Buffer.from('\uFEFFq,n\n', 'utf16le'), 'encoding', /UTF-16; save it as UTF-8/));
    it('a.xlsx', () =>
      refuses('a.xlsx', '{}', 'bad-data', /not read as rows; convert this one to \.jsonl, \.csv, \.tsv, \.json/));
    it('not UTF-8 in a later block, with its line', async () => {
      const lines = Buffer.from('{"a":"0123456789"}\n'.repeat(50_000));
      const bad = Buffer.concat([lines, Buffer.from([0xff, 0xfe, 10])]);
      await refuses('a.jsonl', bad, 'encoding', /line 50001, byte 1/);
    });
    it('one line without end', async () => {
      await refuses('a.jsonl', Buffer.alloc(40_000_000, 120), 'bad-data', /line 1 is longer than 32 MB/);
    });
  });

  describe('a large data file', () => {
    it('of 200,000 rows streams in little memory', async function () {
      this.timeout(60_000);
      const path = join(workspace.root, 'large.jsonl');
      const filler = 'x'.repeat(400);
      for (let part = 0; part < 20; part++) {
        const lines = Array.from(
          { length: 10_000 },
          (_, i) => `{"text":"${filler} ${part * 10_000 + i}","label":"${i % 6}"}\n`,
        );
        appendFileSync(path, lines.join(''));
      }

      // In a process of its own, whose heap is smaller than the file and in which nothing else has run.
      const count = `import { openRows } from ${JSON.stringify(openRowsUrl)};
        let rows = 0;
        for await (const item of openRows(${JSON.stringify(path)})) rows += item.type === 'row' ? 1 : 0;
        console.log(JSON.stringify({ rows, peakMb: process.resourceUsage().maxRSS / 1024 }));`;
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--max-old-space-size=48', '--input-type=module', '-e', count],
        { encoding: 'utf8' },
      );
      assert.match(stdout, /^\{/, stderr);
      const { rows, peakMb } = JSON.parse(stdout) as { rows: number; peakMb: number };
      assert.equal(rows, 200_000);
      // An empty process with the same loader takes about 100 MB, a busy machine collects late, and the file parsed has several times its 87 MB.
      assert.ok(peakMb < 250, `${Math.round(peakMb)} MB`);
    });
  });
});

/** Rows as `[line, values]`, problems as `line: message`. */
async function listed(items: AsyncIterable<RowItem>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) {
    found.push(
      item.type === 'row' ? [item.row.line, item.row.values] : `${item.problem.line}: ${item.problem.message}`,
    );
  }
  return found;
}
