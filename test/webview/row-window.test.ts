import assert from 'node:assert/strict';
import { rowHeight, windowOf } from '../../webview/results/row-window.js';

const loaded = { total: 100_000, held: { first: 100, count: 100 } };

describe('windowOf', () => {
  it('asks for nothing while there is enough around the screen', () => {
    assert.equal(windowOf(125 * rowHeight, 10 * rowHeight, loaded), undefined);
    assert.equal(windowOf(164 * rowHeight, 10 * rowHeight, loaded), undefined);
    assert.equal(windowOf(0, 10 * rowHeight, { total: 100, held: { first: 0, count: 100 } }), undefined);
    assert.equal(windowOf(90 * rowHeight, 10 * rowHeight, { total: 100, held: { first: 30, count: 101 } }), undefined);
  });

  it('asks for rows around the screen before one is missing', () => {
    assert.deepEqual(windowOf(165 * rowHeight, 10 * rowHeight, loaded), { first: 120, count: 101 });
    assert.deepEqual(windowOf(124 * rowHeight, 10 * rowHeight, loaded), { first: 79, count: 101 });
  });

  it('asks for as many wherever it is, and never before the first', () => {
    assert.deepEqual(windowOf(0, 10 * rowHeight, loaded), { first: 0, count: 101 });
    assert.deepEqual(windowOf(99_990 * rowHeight, 10 * rowHeight, loaded), { first: 99_945, count: 101 });
  });
});
