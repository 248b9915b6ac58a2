import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { createDataFacts } from '../../../src/host/data/data-facts.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

describe('facts about a data file', () => {
  let workspace: TempWorkspace;
  beforeEach(() => void (workspace = tempWorkspace()));
  afterEach(() => workspace.remove());

  describe('the facts about a data file', () => {
    const cases: [name: string, file: string, content: string, columns: string[] | undefined][] = [
      ['are the header of a CSV', 'a.csv', '\uFEFFq, n\r\n"a\r\nb",1\r\n', ['q', 'n']],
      ['are all keys of the first rows of a JSONL', 'a.jsonl', '{"a":1}\nbroken\n{"b":1,"a":2}\n', ['a', 'b']],
      ['are the header even when no row follows', 'a.tsv', 'q\tn\n', ['q', 'n']],
      ['are unknown of a file with another delimiter', 'a.csv', 'a;b\n1;2\n', undefined],
      ['are unknown of an empty CSV', 'a.csv', '', undefined],
      ['are unknown of a format that is not read', 'a.parquet', 'PAR1', undefined],
    ];
    for (const [name, file, content, columns] of cases) {
      it(name, () => assert.deepEqual(createDataFacts()(workspace.write(file, content))?.columns, columns));
    }
    it('have the first row that can be read', () => {
      const firstOf = (file: string, text: string): unknown => createDataFacts()(workspace.write(file, text))?.first;
      assert.deepEqual(firstOf('a.csv', 'q,a\n\nonly one\n"Who, me?",1\nx,2\n'), { q: 'Who, me?', a: '1' });
      assert.deepEqual(firstOf('a.jsonl', '{oops\n{"q":"Who?","n":1}\n{"m":2}\n'), { q: 'Who?', n: 1 });
      assert.equal(firstOf('b.csv', 'q,a\n'), undefined);
    });
    it('are unknown of a file that is missing or a folder', () => {
      assert.equal(createDataFacts()(join(workspace.root, 'no.csv')), undefined);
      assert.equal(createDataFacts()(workspace.root), undefined);
    });
    it('are unknown behind a path that no file can have', () => {
      const file = workspace.write('a.csv', 'q,n\n');
      for (const path of [join(file, 'b.csv'), `${file}\0`, `${'x'.repeat(5000)}.csv`])
        assert.equal(createDataFacts()(path), undefined);
    });
    it('come from the first part of a large file only, cut line included', () => {
      const head = `{"a":"${'x'.repeat(1000)}"}\n`.repeat(300);
      assert.deepEqual(createDataFacts()(workspace.write('a.jsonl', `${head}{"late":1}\n`))?.columns, ['a']);
    });
    it('are read again when the file has changed, and not before', () => {
      const facts = createDataFacts();
      const path = workspace.write('a.csv', 'q,n\n');
      utimesSync(path, 1000, 1000);
      const first = facts(path);
      workspace.write('a.csv', 'x,y\n');
      utimesSync(path, 1000, 1000);
      assert.equal(facts(path), first);
      utimesSync(path, 2000, 2000);
      assert.deepEqual(facts(path)?.columns, ['x', 'y']);
    });
  });
});
