import assert from 'node:assert/strict';
import type { CellResult } from '../../../src/engine/eval/contracts/cell.js';
import { firstView } from '../../../src/extension/results/empty-snapshot.js';
import type { ResultsState } from '../../../src/extension/results/results-state.js';
import { runMoves } from '../../../src/extension/results/run-moves.js';
import type { MovedRows, RunComparison, VariantPair } from '../../../src/host/jobs/compare/run-comparison.js';
import type { RowView, RunDifference, SortColumn } from '../../../src/protocol/results.js';
import { cell, polite, stateWith, terse, wrong } from '../../support/results-run.js';

describe('the rows listed in the results', () => {
  const texts = ['Paris', 'Rome, Italy', 'paris again'];
  const cells = texts.map((answer, i) => cell(i + 1, terse, { answer, expected: `x${3 - i}` }));
  const listed = (change: Partial<RowView>, ...more: CellResult[]): readonly number[] => {
    const state = stateWith(...cells, ...more);
    state.show({ ...firstView, ...change });
    return state.snapshot().rows.items.map(({ line }) => line);
  };

  it('are those with a text in an answer, in any case, or with a number as their line', () => {
    assert.deepEqual(listed({ search: ' PARIS ' }), [1, 3]);
    assert.deepEqual(listed({ search: '2' }), [2], 'x2 is expected on line 2, and it is line 2');
    assert.deepEqual(listed({ search: 'x3' }), [1]);
    assert.deepEqual(listed({ search: 'Berlin' }), []);
  });

  it('are the same whether a search is typed letter by letter or at once, and where it is taken back', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      cell(i + 1, terse, { answer: `(No. ${i * 7}) Ja`, expected: 'J*' }),
    );
    const typed = stateWith(...many);
    for (const search of [
      '1',
      '12',
      '12',
      ' 12 ',
      '1',
      '(no',
      '(no. 1',
      '(no. 14',
      'j',
      'ja',
      'j*',
      'j*x',
      'j',
      '',
      '2',
      '2x',
    ]) {
      const atOnce = stateWith(...many);
      for (const state of [typed, atOnce]) state.show({ ...firstView, search });
      assert.deepEqual(typed.snapshot().rows, atOnce.snapshot().rows, search);
    }
    typed.show({ ...firstView, search: 'ja' });
    assert.equal(typed.snapshot().rows.total, 30);
    typed.show({ ...firstView, search: 'ja', filter: 'failed' });
    assert.equal(typed.snapshot().rows.total, 0, 'another filter is not within this search');
  });

  it('are those that were given a text, once that is known', () => {
    const state = stateWith(...cells);
    state.show({ ...firstView, search: 'Capital of' });
    const lines = (): readonly number[] => state.snapshot().rows.items.map(({ line }) => line);
    assert.deepEqual(lines(), []);
    state.know(new Map([['2-00000000', 'what is the capital of italy?\n1861']]));
    assert.deepEqual(lines(), [2]);
  });

  it('are those on which the variants say different things', () => {
    const more = [cell(1, polite, { answer: ' Paris\n' }), cell(2, polite, { answer: 'Milan' })];
    assert.deepEqual(listed({ filter: 'differ' }, ...more), [2]);
  });

  it('are those of a field of the confusion matrix', () => {
    const read = [cell(4, terse, { expected: 'a', label: 'b' }), cell(5, terse, { expected: 'a', label: undefined })];
    const picked = { variant: terse, expected: 'a' };
    assert.deepEqual(listed({ labels: { ...picked, answered: 'b' } }, ...read), [4]);
    assert.deepEqual(listed({ labels: { ...picked, answered: null } }, ...read), [5]);
    assert.deepEqual(listed({ labels: { ...picked, variant: polite, answered: 'b' } }, ...read), []);
  });

  it('are sorted by line, by what was expected and by a variant’s score, in both directions', () => {
    const bad = cell(9, terse, { ...wrong, expected: 'x9' });
    const sorted = (by: SortColumn, descending: boolean, variant: string | null = null): readonly number[] =>
      listed({ sort: { by, variant, descending } }, bad);
    assert.deepEqual(sorted('failures', false), [9, 1, 2, 3]);
    assert.deepEqual(
      [sorted('line', false), sorted('line', true)],
      [
        [1, 2, 3, 9],
        [9, 3, 2, 1],
      ],
    );
    assert.deepEqual(
      [sorted('expected', false), sorted('expected', true)],
      [
        [3, 2, 1, 9],
        [9, 1, 2, 3],
      ],
    );
    assert.deepEqual(
      [sorted('variant', false, terse), sorted('variant', true, terse)],
      [
        [9, 1, 2, 3],
        [1, 2, 3, 9],
      ],
    );
  });
});

describe('the rows beside an earlier run', () => {
  const moved = (row: number): MovedRows => ({
    count: 1,
    rows: [
      {
        row: `${row}-00000000`,
        line: row,
        expected: 'blue',
        a: { answer: 'then', score: 1 },
        b: { answer: 'now', score: 0 },
      },
    ],
  });
  const pair: VariantPair = {
    a: 'other',
    b: terse,
    rows: 3,
    metrics: [],
    judge: 'exact-match',
    lost: moved(1),
    won: moved(2),
    changed: { count: 0, rows: [] },
  };
  const compared = (): ResultsState => {
    const state = stateWith(cell(1, terse), cell(1, polite), cell(2, terse), cell(3, terse));
    state.compare({ difference, moves: runMoves({ ...comparison, pairs: [pair] }) });
    return state;
  };

  it('marks the answers that went otherwise, and no others', () => {
    const moves = compared()
      .snapshot()
      .rows.items.map(({ cells }) => cells.map((one) => one?.move ?? null));
    assert.deepEqual(moves, [
      ['regressed', null],
      ['improved', null],
      [null, null],
    ]);
  });

  it('lists them alone, and all again when the comparison ends', () => {
    const state = compared();
    state.show({ ...firstView, filter: 'regressed' });
    assert.deepEqual([state.snapshot().rows.total, state.snapshot().rows.items[0]?.line], [1, 1]);
    assert.deepEqual(state.snapshot().rows.counts, {
      all: 3,
      failed: 0,
      differ: 0,
      regressed: 1,
      improved: 1,
      changed: 0,
    });
    state.compare(null);
    const { rows } = state.snapshot();
    assert.deepEqual([rows.total, rows.view.filter, rows.counts.regressed], [3, 'all', undefined]);
  });

  it('keeps the answer of then', () => {
    const { moves } = compared().comparison ?? assert.fail();
    assert.equal(moves.before('1-00000000', terse)?.answer, 'then');
    assert.equal(moves.before('1-00000000', polite), undefined);
  });
});

const comparison: RunComparison = {
  a: { run: 'then', started: '', stop: 'finished', prompts: [], models: [], data: '', rows: 3 },
  b: { run: 'now', started: '', stop: 'finished', prompts: [], models: [], data: '', rows: 3 },
  changes: { prompts: [], data: null, parts: [], models: { onlyA: [], onlyB: [] }, settings: [] },
  rows: { common: 3, onlyA: 0, onlyB: 0 },
  pairs: [],
  unpaired: { a: [], b: [] },
};

const difference: RunDifference = { run: 'then', title: '', changes: [], prompts: [], pairs: [] };
