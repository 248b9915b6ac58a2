import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { acts, type ChatServer, startChatServer } from '../../support/chat-server.js';
import { controlScene, type ControlScene } from '../../support/optimizer-control.js';

/** Of the event loop: more than what a call takes to leave. */
const turns = 200;

describe('a paused optimization', () => {
  let server: ChatServer;
  let scene: ControlScene;
  let asked: EventEmitter;

  beforeEach(async () => {
    asked = new EventEmitter();
    server = await startChatServer((_chat, index) => {
      asked.emit('request', index);
      return acts.reply('plant');
    });
    scene = controlScene(server.baseUrl);
  });
  afterEach(async () => {
    await server.close();
    scene.close();
  });

  const distinct = (): number => new Set(server.requests.map(({ messages }) => JSON.stringify(messages))).size;

  async function pausedAfter(count: number): Promise<void> {
    while (server.requests.length < count) await once(asked, 'request');
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
    assert.equal(distinct(), server.requests.length, 'nothing is asked twice');
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
