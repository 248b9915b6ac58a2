import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { firstView } from '../../../src/extension/results/empty-snapshot.js';
import { createLooking } from '../../../src/extension/results/keep-looking.js';
import type { ResultsState } from '../../../src/extension/results/results-state.js';
import { cell, stateWith, terse, wrong } from '../../support/results-run.js';

/** Enough to search for longer than a slice. */
const long = 'It is a text of some length in which nothing is found. '.repeat(400);
const rows = 1500;

describe('a search of the results that takes long', () => {
  let state: ResultsState;
  before(() => {
    const answers = Array.from({ length: rows }, (_, i) => ({ answer: `${i % 3 === 0 ? 'Paris' : 'Rome'}. ${long}` }));
    state = stateWith(...answers.map((answer, i) => cell(i + 1, terse, answer)));
  });

  const lines = (patience: number): number[] => state.snapshot(patience).rows.items.map(({ line }) => line);
  const search = (text: string): void => state.show({ ...firstView, search: text, count: 20 });
  const linesOf = (rest: number): number[] =>
    Array.from({ length: rows }, (_, i) => i + 1).filter((line) => line % 3 === rest);

  it('lists what it has found so far, in its order, and goes on from there', () => {
    search('paris');
    const counts: number[] = [];
    while (!state.look(1)) {
      const { searching, total } = state.snapshot(0).rows;
      assert.equal(searching, true);
      assert.deepEqual(lines(0), linesOf(1).slice(0, Math.min(20, total)));
      counts.push(total);
    }
    assert.ok(counts.length > 1, `in ${counts.length} slices`);
    assert.deepEqual(
      [...counts].sort((a, b) => a - b),
      counts,
      'what was found stays',
    );
    assert.deepEqual(state.snapshot(0).rows.searching, false);
    assert.equal(state.snapshot(0).rows.total, rows / 3);
  });

  it('finds all of it at once where nobody waits', () => {
    search('rome');
    assert.equal(state.snapshot().rows.total, (rows / 3) * 2);
  });

  it('goes on to the end by itself, and other work has its turn meanwhile', async () => {
    search('aris');
    let [turns, told] = [0, 0];
    const done = new Promise<void>((resolve) => {
      createLooking({ more: () => told++, all: resolve }, 1).start(state);
    });
    const others = new AbortController();
    const otherWork = (async () => {
      for (; !others.signal.aborted; turns++) await nextTurn();
    })();
    await done;
    others.abort();
    await otherWork;
    assert.ok(turns >= told && told > 0, `${turns} turns, told ${told} times`);
    assert.equal(state.snapshot(0).rows.total, rows / 3);
  });

  it('gives way to the newest letter', () => {
    search('paris');
    state.look(1);
    search('rome');
    state.look(1);
    search('romeo');
    while (!state.look(5)) assert.equal(state.snapshot(0).rows.total, 0);
    search('rome');
    while (!state.look(5));
    assert.equal(state.snapshot(0).rows.total, (rows / 3) * 2);
  });

  it('looks again at a row that has another answer', () => {
    const small = stateWith(cell(1, terse, { answer: 'Paris' }), cell(2, terse, wrong));
    small.show({ ...firstView, search: 'oslo' });
    assert.equal(small.snapshot().rows.total, 0);
    small.apply({ type: 'cell', result: cell(2, 'other', { answer: 'Oslo' }) });
    assert.equal(small.snapshot().rows.total, 1);
    small.know(new Map([[cell(1, terse).row, 'oslo too']]));
    assert.equal(small.snapshot().rows.total, 2);
  });
});
