import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { servedScene, type ServedScene } from '../../support/served-scene.js';

/** Of the event loop: more than what a call takes to leave. */
const turns = 200;

describe('a paused optimization', () => {
  let served: ServedScene;
  let scene: ServedScene['scene'];
  let server: ServedScene['server'];

  beforeEach(async () => {
    served = await servedScene();
    ({ scene, server } = served);
  });
  afterEach(async () => served.close());

  async function pausedAfter(count: number): Promise<void> {
    await served.asked(count);
    scene.control.pause();
  }

  it('asks nothing, says so, and goes on where it was', async () => {
    const run = scene.start();
    await pausedAfter(4);
    assert.equal(scene.control.view()?.phase, 'paused');
    assert.equal(scene.said.at(-1)?.paused, true);
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    const before = server.requests.length;
    assert.ok(before < 20, `${before} requests`);
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    assert.equal(server.requests.length, before);
    assert.equal(scene.control.running, true, 'it can still be stopped');

    void scene.control.resume();
    assert.equal(scene.control.view()?.phase, 'running');
    assert.equal(scene.said.at(-1)?.paused, false);
    await run;
    assert.equal(scene.control.view()?.phase, 'ended');
    assert.ok((scene.control.view()?.verdict?.n ?? 0) > 0);
    assert.equal(served.distinct(), server.requests.length, 'nothing is asked twice');
  });

  it('can be stopped', async () => {
    const run = scene.start();
    await pausedAfter(4);
    scene.control.stop();
    await run;
    assert.match(scene.control.view()?.verdict?.stop ?? '', /You stopped the run/);
  });

  it('stays as it is when the button comes too late', async () => {
    await scene.start();
    scene.control.pause();
    assert.equal(scene.control.view()?.phase, 'ended');
  });
});
