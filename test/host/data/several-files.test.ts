import assert from 'node:assert/strict';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { createDataFacts } from '../../../src/host/data/data-facts.js';
import { isNothingAt } from '../../../src/host/data/data-files.js';
import { createDataRows } from '../../../src/host/data/data-rows.js';
import { openRows } from '../../../src/host/data/open-rows.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

describe('data in several files', () => {
  let workspace: TempWorkspace;
  beforeEach(() => {
    workspace = tempWorkspace();
    workspace.write('rows/b.jsonl', '{"x":1}\n{"x":2}\n');
    workspace.write('rows/a.csv', 'x,y\n1,2\n');
    workspace.write('rows/more/c.jsonl', '{"x":1}\n5\n');
    workspace.write('rows/notes.md', 'no rows');
  });
  afterEach(() => workspace.remove());

  const at = (glob: string): string => `${workspace.root}/${glob}`;
  const read = async (glob: string): Promise<string[]> => (await all(openRows(at(glob)))).map(shown);

  it('comes in the order of the names, each row with its file and line', async () =>
    assert.deepEqual(await read('rows/**/*.{csv,jsonl}'), [
      'a.csv:2 {"x":"1","y":"2"}',
      'b.jsonl:1 {"x":1}',
      'b.jsonl:2 {"x":2}',
      'more/c.jsonl:1 {"x":1}',
      'more/c.jsonl:2: problem',
    ]));
  it('has ids that are the same wherever it lies, and no two alike', async () => {
    const ids = (await all(openRows(at('rows/**/*.jsonl')))).flatMap((item) =>
      item.type === 'row' ? [item.row.id] : [],
    );
    assert.equal(new Set(ids).size, 3);
    assert.match(ids[0] ?? '', /^b\.jsonl:1-[\da-f]{8}$/);
    assert.match(ids[2] ?? '', /^more\/c\.jsonl:1-[\da-f]{8}$/);
  });
  it('is one file where its name only looks like a pattern', async () => {
    workspace.write('rows/[1].jsonl', '{"x":9}\n');
    assert.deepEqual(await read('rows/[1].jsonl'), ['1 {"x":9}']);
  });
  it('that matches nothing says so', () =>
    assert.rejects(read('rows/*.tsv'), /rows\/\*\.tsv: no file matches; correct the pattern/));
  it('is known to a linter: its columns, its rows and whether it is there', () => {
    assert.deepEqual(createDataFacts()(at('rows/*.{csv,jsonl}'))?.columns, ['x', 'y']);
    const rows = createDataRows()(at('rows/**/*.jsonl'));
    assert.deepEqual(
      [rows?.items.map(shown), rows?.isWhole],
      [['b.jsonl:1 {"x":1}', 'b.jsonl:2 {"x":2}', 'more/c.jsonl:1 {"x":1}', 'more/c.jsonl:2: problem'], true],
    );
    assert.deepEqual([isNothingAt(at('rows/*.jsonl')), isNothingAt(at('rows/*.tsv'))], [false, true]);
  });
});

async function all(items: AsyncIterable<RowItem>): Promise<RowItem[]> {
  const found: RowItem[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function shown(item: RowItem): string {
  const { file, line } = item.type === 'row' ? item.row : item.problem;
  const place = `${file === undefined ? '' : `${file}:`}${line}`;
  return item.type === 'row' ? `${place} ${JSON.stringify(item.row.values)}` : `${place}: problem`;
}
