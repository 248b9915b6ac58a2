import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lintWorkspace } from '../../src/host/lint-workspace.js';
import { type TempWorkspace, tempWorkspace } from '../support/temp-workspace.js';

let inside: TempWorkspace;
let outside: TempWorkspace;

describe('what a linter may ask about the files around a prompt', () => {
  beforeEach(() => {
    inside = tempWorkspace({ 'prompts/own.csv': 'text,label\nhi,a\n', 'data/rows.csv': 'text,label\nhi,a\n' });
    outside = tempWorkspace({ 'rows.csv': 'secret\n1\n' });
    symlinkSync(outside.root, join(inside.root, 'prompts', 'link'));
  });
  afterEach(() => {
    inside.remove();
    outside.remove();
  });

  const linter = (trusted: boolean): ReturnType<typeof lintWorkspace> =>
    lintWorkspace(inside.root, join(inside.root, 'prompts'), { trusted });

  it('reaches every file that a trusted prompt names', () => {
    const lint = linter(true);
    assert.deepEqual(lint.dataFacts(join(outside.root, 'rows.csv'))?.columns, ['secret']);
    assert.equal(lint.lacksData(join(outside.root, 'none.csv')), true);
    assert.deepEqual(lint.listData(join(outside.root, 'none.csv')), ['rows.csv']);
  });

  it('reaches the files of the workspace without trust', () => {
    const lint = linter(false);
    assert.deepEqual(lint.dataFacts('../data/rows.csv')?.columns, ['text', 'label']);
    assert.equal(lint.lacksData('../data/none.csv'), true);
    assert.equal(lint.lacksData('none/none.csv'), true);
    assert.deepEqual(lint.listData('../data/none.csv'), ['rows.csv']);
  });

  it('knows nothing of files outside the workspace without trust', () => {
    const lint = linter(false);
    const folders = [outside.root, 'link', join('..', '..', outside.root.slice(inside.root.lastIndexOf('/') + 1))];
    for (const folder of folders) {
      assert.equal(lint.dataFacts(join(folder, 'rows.csv')), undefined, folder);
      assert.equal(lint.lacksData(join(folder, 'none.csv')), false, folder);
      assert.deepEqual(lint.listData(join(folder, 'none.csv')), [], folder);
    }
  });

  it('does not list the folder that holds a workspace without trust', () => {
    const [held, beside] = [join(inside.root, 'prompts'), inside.write('beside.csv', 'a\n')];
    assert.deepEqual(lintWorkspace(held, held, { trusted: true }).listData('.'), [basename(beside)]);
    assert.deepEqual(lintWorkspace(held, held, { trusted: false }).listData('.'), []);
  });

  it('finds the nearest file of a name above the prompt, and none above the root or behind a link', () => {
    inside.write('package.json', 'outer');
    const lint = linter(true);
    assert.equal(lint.textAbove('package.json'), 'outer');
    inside.write('prompts/package.json', 'inner');
    assert.equal(lint.textAbove('package.json'), 'inner');
    assert.equal(lint.textAbove('Makefile'), undefined);
    symlinkSync(join(outside.root, 'rows.csv'), join(inside.root, 'prompts', 'Makefile'));
    assert.equal(lint.textAbove('Makefile'), undefined);
    const held = join(inside.root, 'data');
    assert.equal(lintWorkspace(held, held, { trusted: true }).textAbove('package.json'), undefined);
  });

  for (const trusted of [true, false]) {
    for (const address of ['\\\\server\\share\\rows.csv', '//server/share/rows.csv', 'https://server/rows.csv']) {
      it(`does not look at ${address} ${trusted ? 'with' : 'without'} trust`, () => {
        const lint = linter(trusted);
        assert.deepEqual(
          [lint.dataFacts(address), lint.lacksData(address), lint.listData(address)],
          [undefined, false, []],
        );
      });
    }
  }

  it('knows the prompts of the folder by the names they give themselves, as they are now', () => {
    const lint = linter(true);
    inside.write('prompts/b.prompt', '---\nname: sum # short\n---\nHi.\n');
    inside.write('prompts/a.prompt.md', '\uFEFF---\r\ndescription: x\r\nname: "sum"\r\n---\r\nHi.\r\n');
    inside.write('prompts/sub/c.prompt', '---\nname: sum\n---\nHi.\n');
    inside.write('prompts/notes.md', '---\nname: sum\n---\nHi.\n');
    assert.deepEqual(lint.namesakes('sum'), ['a.prompt.md', 'b.prompt']);
    assert.deepEqual(lint.namesakes('other'), []);
  });

  it('reads no names through a link', () => {
    outside.write('c.prompt', '---\nname: sum\n---\nHi.\n');
    symlinkSync(join(outside.root, 'c.prompt'), join(inside.root, 'prompts', 'c.prompt'));
    assert.deepEqual(linter(true).namesakes('sum'), []);
    assert.deepEqual(
      lintWorkspace(inside.root, join(inside.root, 'prompts/link'), { trusted: false }).namesakes('sum'),
      [],
    );
  });
});
