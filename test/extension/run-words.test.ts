import assert from 'node:assert/strict';
import { runsText, type RunProgress } from '../../src/extension/run-words.js';

const text = (progress: RunProgress): string => runsText([{ title: 'evaluating', progress }]).text;

describe('the status bar item of runs', () => {
  it('counts calls and money of one run', () => {
    assert.equal(text({}), 'Hone: evaluating');
    assert.equal(text({ done: 120, total: 500, usd: 0.123 }), 'Hone: evaluating 120/500 · $0.12');
    assert.equal(text({ done: 1, total: 500, usd: 0.0004 }), 'Hone: evaluating 1/500 · < $0.01');
  });

  it('counts what judges said beside the answers', () => {
    const judged = text({ done: 20, total: 500, verdicts: 61, usd: 0.5 });
    assert.equal(judged, 'Hone: evaluating 20/500 · 61 verdicts · $0.50');
  });

  it('says nothing of money where nothing is paid, and that a price is unknown', () => {
    assert.equal(text({ done: 2, total: 4, usd: 0 }), 'Hone: evaluating 2/4');
    assert.equal(text({ done: 2, total: 4, usd: null }), 'Hone: evaluating 2/4 · price unknown');
  });

  it('is one for all runs, and names them in its hover', () => {
    const runs = ['evaluating', 'optimizing'].map((title) => ({ title, progress: { done: 1, total: 2, usd: 0.5 } }));
    assert.deepEqual(runsText(runs), {
      text: 'Hone: 2 runs · $1.00',
      tooltip: 'evaluating 1/2 · $0.50\noptimizing 1/2 · $0.50\nShow or stop them',
      paused: false,
    });
  });

  it('says that a run is paused, and rests when all of them are', () => {
    assert.equal(text({ done: 1, total: 2, usd: 0, paused: true }), 'Hone: evaluating 1/2 · paused');
    const [paused, going] = [true, false].map((is) => ({ title: 'optimizing', progress: { paused: is } }));
    assert.ok(paused && going);
    assert.deepEqual([runsText([paused]).paused, runsText([paused, going]).paused], [true, false]);
  });
});
