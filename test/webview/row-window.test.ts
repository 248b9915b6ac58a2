import assert from 'node:assert/strict';
import { rowHeight, windowOf } from '../../webview/results/row-window.js';

const loaded = { total: 100_000, first: 100, items: Array.from({ length: 100 }) };

describe('windowOf', () => {
  it('asks for nothing while there is enough around the screen', () => {
    assert.equal(windowOf(130 * rowHeight, 10 * rowHeight, loaded), undefined);
    assert.equal(windowOf(160 * rowHeight, 10 * rowHeight, loaded), undefined);
    assert.equal(windowOf(0, 10 * rowHeight, { ...loaded, first: 0, total: 100 }), undefined);
  });

  it('asks for rows around the screen before one is missing', () => {
    assert.deepEqual(windowOf(161 * rowHeight, 10 * rowHeight, loaded), { first: 101, count: 130 });
    assert.deepEqual(windowOf(129 * rowHeight, 10 * rowHeight, loaded), { first: 69, count: 130 });
  });

  it('stays inside the list at both ends', () => {
    assert.deepEqual(windowOf(0, 10 * rowHeight, loaded), { first: 0, count: 70 });
    const end = windowOf(99_990 * rowHeight, 10 * rowHeight, loaded);
    assert.equal(end?.first, 99_930);
  });
});
