import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { keepShownRun, shownRun } from '../../../src/extension/results/shown-run.js';

/** The editor's memory; `writes` counts what was kept. */
function memoryOf(kept?: unknown): vscode.Memento & { readonly writes: number } {
  const memory = {
    value: kept,
    writes: 0,
    keys: () => [],
    get: () => memory.value,
    async update(_key: string, next: unknown) {
      memory.writes += 1;
      memory.value = next;
    },
  };
  return memory as vscode.Memento & typeof memory;
}

function stateOf(id: string | undefined): Parameters<typeof keepShownRun>[1] {
  return { id, run: { prompt: 'ask.prompt', files: ['/home/me/ask.prompt', '/home/me/b.prompt'], calls: 3 } };
}

describe('the run that the results show', () => {
  it('is kept by its id and its first prompt, and written once however often it has news', () => {
    const memory = memoryOf();
    for (const id of ['r1', 'r1', 'r1']) keepShownRun(memory, stateOf(id));
    assert.deepEqual(shownRun(memory), { run: 'r1', file: '/home/me/ask.prompt' });
    assert.equal(memory.writes, 1);
    keepShownRun(memory, stateOf('r2'));
    assert.equal(shownRun(memory)?.run, 'r2');
  });

  it('stays the one before while the next has no id yet', () => {
    const memory = memoryOf({ run: 'r1', file: '/home/me/ask.prompt' });
    keepShownRun(memory, stateOf(undefined));
    assert.equal(shownRun(memory)?.run, 'r1');
  });

  for (const other of [undefined, 'r1', { run: 7, file: '/a' }, { run: 'r1' }]) {
    it(`is unknown where the memory holds something else: ${JSON.stringify(other)}`, () => {
      assert.equal(shownRun(memoryOf(other)), undefined);
    });
  }
});
