import assert from 'node:assert/strict';
import { choicesOf } from '../../src/extension/run-choices.js';
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
      tooltip: 'evaluating 1/2 · $0.50\noptimizing 1/2 · $0.50\nStop one of them',
      paused: false,
    });
  });

  it('says that a run is paused, and rests when all of them are', () => {
    assert.equal(text({ done: 1, total: 2, usd: 0, paused: true }), 'Hone: evaluating 1/2 · paused');
    const [paused, going] = [true, false].map((is) => ({ title: 'optimizing', progress: { paused: is } }));
    assert.ok(paused && going);
    assert.deepEqual([runsText([paused]).paused, runsText([paused, going]).paused], [true, false]);
  });

  it('says that a run is stopping', () => {
    assert.equal(text({ done: 1, total: 2, stopping: true, paused: true }), 'Hone: evaluating 1/2 · stopping');
  });

  const act = (): undefined => undefined;
  const evaluation = { title: 'evaluating', progress: {}, actions: { show: act } };
  const optimization = { title: 'optimizing', progress: {}, actions: { show: act, pause: act, resume: act } };
  const paused = { ...optimization, progress: { paused: true } };
  const review = { title: 'reviewing', progress: {} };
  const stopping = { ...paused, progress: { paused: true, stopping: true } };
  const clicks = [
    ['Show or stop the run', evaluation],
    ['Show, pause or stop the run', optimization],
    ['Show, resume or stop the run', paused],
    ['Stop the run', review],
    ['Show the run, which is stopping', stopping],
    ['The run is stopping', { ...review, progress: { stopping: true } }],
    ['Show, pause or stop one of them', evaluation, optimization],
    ['Show, resume or stop one of them', evaluation, paused],
    ['Show, pause, resume or stop one of them', optimization, paused],
    ['Show or stop one of them', review, stopping],
    ['Show one of them: all are stopping', stopping, stopping],
  ] as const;
  for (const [words, ...runs] of clicks) {
    it(`says what its menu offers: ${words}`, () => {
      assert.equal(runsText(runs).tooltip.split('\n').at(-1), words);
      const named = words.toLowerCase().match(/\b(show|pause|resume|stop)\b/g) ?? [];
      assert.deepEqual(new Set(named), new Set(runs.flatMap(choicesOf)));
    });
  }
});
