import assert from 'node:assert/strict';
import { mostAwayMs, returnOf } from '../../../src/extension/optimizer/after-reload.js';
import { createKeptRun, type SeenRun } from '../../../src/extension/optimizer/kept-run.js';
import { memento } from '../../support/editor-fakes.js';

const seenAt = Date.UTC(2026, 10, 26, 18, 0);
const seen = (doing: SeenRun['doing']): SeenRun => ({ prompt: 'file:///w/p.prompt', run: 'r', doing, seenAt });
const [soon, nextMorning] = [seenAt + 20_000, Date.UTC(2026, 10, 27, 8, 0)];

describe('a run of a window that is back', () => {
  const cases = [
    ['was running a moment ago', 'running', soon, 'running', false],
    ['was running the longest time ago', 'running', seenAt + mostAwayMs, 'running', false],
    ['was running longer ago', 'running', seenAt + mostAwayMs + 1, 'interrupted', true],
    ['was running last evening', 'running', nextMorning, 'interrupted', true],
    ['was running in the future, for the clock was set back', 'running', seenAt - mostAwayMs - 1, 'interrupted', true],
    ['was paused', 'paused', nextMorning, 'paused', false],
    ['was stopped', 'stopped', soon, 'stopped', false],
    ['had ended, failed or waited', 'resting', soon, 'interrupted', false],
  ] as const;
  for (const [what, doing, now, onward, away] of cases) {
    it(`is ${onward} where it ${what}`, () => {
      assert.deepEqual(returnOf(seen(doing), now, 'go-on'), { onward, away });
    });
  }

  it('waits in a folder that was trusted only since, and is paused there as well', () => {
    assert.equal(returnOf(seen('running'), soon, 'wait').onward, 'interrupted');
    assert.equal(returnOf(seen('paused'), soon, 'wait').onward, 'paused');
  });
});

describe('what a window keeps of its run', () => {
  it('is read as it was written, and gone once it is forgotten', () => {
    const kept = createKeptRun(memento());
    kept.keep(seen('paused'));
    assert.deepEqual(kept.read(), seen('paused'));
    kept.forget();
    assert.equal(kept.read(), undefined);
  });

  it('rests where an earlier version of Hone kept no more than its place', async () => {
    const state = memento();
    await state.update('hone.optimizer.run', { prompt: 'file:///w/p.prompt', run: 'r' });
    assert.deepEqual(createKeptRun(state).read(), { ...seen('resting'), seenAt: 0 });
    await state.update('hone.optimizer.run', { run: 'r' });
    assert.equal(createKeptRun(state).read(), undefined);
  });
});
