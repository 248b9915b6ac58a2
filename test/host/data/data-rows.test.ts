import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { createDataRows } from '../../../src/host/data/data-rows.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

let files: TempWorkspace;

describe('the rows of a data file that a linter looks at', () => {
  beforeEach(() => {
    files = tempWorkspace({
      'a.csv': 'x,y\n1,"two\nlines"\n1,2,3\n',
      'b.jsonl': '{"x":1}\n\n{x}\n',
      'array.jsonl': '[{"x":1}]\n',
      'other.csv': 'x;y\n1;2\n',
      'notes.txt': 'no data',
      'long.csv': `x\n${'1\n'.repeat(5001)}`,
      'large.jsonl': `{"x":"${'a'.repeat(1000)}"}\n`.repeat(3000),
    });
  });
  afterEach(() => files.remove());

  const look = (name: string): ReturnType<ReturnType<typeof createDataRows>> =>
    createDataRows()(join(files.root, name));
  const shown = (name: string): unknown[] | undefined =>
    look(name)?.items.map((item) => (item.type === 'row' ? [item.row.line, item.row.values] : item.problem.line));

  it('are rows and lines that are none, with their lines', () => {
    assert.deepEqual(shown('a.csv'), [[2, { x: '1', y: 'two\nlines' }], 4]);
    assert.deepEqual(shown('b.jsonl'), [[1, { x: 1 }], 3]);
  });

  it('are none in a file that cannot be read as rows, with the reason', () => {
    assert.match(look('array.jsonl')?.fault ?? '', /^this is a JSON array/);
    assert.match(look('other.csv')?.fault ?? '', /^the values are separated by `;`/);
  });

  it('are unknown where there is no file', () => assert.equal(look('none.csv'), undefined));

  it('are the first 5,000, and those of the first 2 MB', () => {
    const long = look('long.csv');
    assert.deepEqual([long?.items.length, long?.isWhole], [5000, false]);
    const large = look('large.jsonl');
    const count = large?.items.length ?? 0;
    assert.deepEqual([count > 2000 && count < 3000, large?.isWhole], [true, false]);
  });

  it('are read again when the file changes, and only then', () => {
    const rows = createDataRows();
    const path = join(files.root, 'a.csv');
    const first = rows(path);
    assert.equal(rows(path), first);
    files.write('a.csv', 'x,y\n1,2\n');
    utimesSync(path, 1, 1);
    assert.equal(rows(path)?.items.length, 1);
  });
});
