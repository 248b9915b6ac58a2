import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { servedScene, type ServedScene } from '../../support/served-scene.js';

describe('an optimization and a reload of the window', () => {
  let served: ServedScene;
  let scene: ServedScene['scene'];
  let server: ServedScene['server'];

  beforeEach(async () => {
    served = await servedScene();
    ({ scene, server } = served);
  });
  afterEach(async () => served.close());

  /** Requests that a reload cuts off are asked again: at most those under way. */
  async function interrupted(): Promise<number> {
    void scene.start();
    await served.asked(12);
    await scene.reload();
    await scene.until((view) => view?.phase === 'interrupted');
    return server.requests.length;
  }

  it('shows an interrupted run as far as it came, asks nothing, and goes on at one press', async () => {
    const before = await interrupted();
    const shown = await scene.until((view) => view?.phase === 'interrupted' && view.spend.taskCalls > 0);
    assert.deepEqual(shown?.sizes, { pool: 6, train: 8, dev: 8, test: 8 });
    assert.ok(shown.candidates.length > 0);
    assert.equal(scene.said.at(-1)?.paused, true);
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    assert.equal(server.requests.length, before);

    await scene.control.resume();
    const ended = await scene.until((view) => view?.phase === 'ended');
    assert.ok((ended?.verdict?.n ?? 0) > 0);
    assert.ok(server.requests.length - served.distinct() <= 8, 'only what was under way is asked again');
  });

  it('leaves an interrupted run for good when told to', async () => {
    await interrupted();
    scene.control.leave();
    assert.equal(scene.control.view(), null);
    await scene.reload();
    assert.equal(scene.control.view(), null);
  });

  it('shows a finished run again with all there is to decide by, and pays for nothing', async () => {
    await scene.start();
    const { verdict, candidates, spend } = scene.control.view() ?? {};
    const before = server.requests.length;
    await scene.reload();
    const again = await scene.until((view) => view?.phase === 'ended');
    assert.deepEqual([again?.verdict, again?.candidates, again?.spend], [verdict, candidates, spend]);
    assert.equal(again?.decision, 'open');
    assert.equal(server.requests.length, before);
  });

  it('shows a run no more that was decided on', async () => {
    await scene.start();
    scene.control.keepSeed();
    await scene.reload();
    assert.equal(scene.control.view(), null);
  });

  it('says what changed when the run cannot be gone on with', async () => {
    await scene.start();
    scene.files.write('kind.prompt', 'user:\nSomething else: {{ text }}\n');
    await scene.reload();
    const failed = await scene.until((view) => view?.phase === 'failed');
    assert.match(failed?.problems.at(-1) ?? '', /kind\.prompt/);
  });

  it('goes on with a run that was stopped, in the same window', async () => {
    const run = scene.start();
    await served.asked(6);
    scene.control.stop();
    await run;
    assert.deepEqual([scene.control.view()?.phase, scene.control.view()?.resumable], ['ended', true]);
    await scene.control.resume();
    const { phase, resumable, verdict } = scene.control.view() ?? {};
    assert.deepEqual([phase, resumable], ['ended', false]);
    assert.ok((verdict?.n ?? 0) > 0);
  });

  it('forgets a run whose journal is gone', async () => {
    await scene.start();
    scene.files.remove();
    await scene.reload();
    assert.equal(scene.control.view(), null);
    assert.equal(scene.control.running, false);
  });
});
