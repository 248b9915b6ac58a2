import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { servedScene, type ServedScene } from '../../support/served-scene.js';

/** The process that holds it is one that lives as long as these tests. */
describe('an optimization that another process holds after a reload of the window', () => {
  let served: ServedScene;
  let scene: ServedScene['scene'];
  let server: ServedScene['server'];
  let unlock: () => void;

  beforeEach(async () => {
    served = await servedScene();
    ({ scene, server } = served);
    void scene.start();
    await served.asked(12);
    await scene.closeWindow();
    unlock = lockElsewhere();
    await scene.reload();
  });
  afterEach(async () => served.close());

  function lockElsewhere(): () => void {
    const folder = join(scene.files.root, '.hone', 'runs');
    const journal = readdirSync(folder).find((name) => /^[^.]+\.jsonl$/.test(name)) ?? '';
    const path = join(folder, journal.replace(/\.jsonl$/, '.lock'));
    writeFileSync(path, JSON.stringify({ pid: process.ppid, host: hostname() }));
    return () => rmSync(path);
  }

  async function waits(): Promise<void> {
    while (scene.clock.slept.at(-1) !== 1000) await nextTurn();
    assert.equal(scene.control.view()?.phase, 'restoring');
  }

  async function asksNothing(): Promise<void> {
    const { length } = server.requests;
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    assert.equal(server.requests.length, length);
  }

  it('waits until it is let go of, and goes on', async () => {
    await waits();
    unlock();
    await scene.clock.advance(1000);
    const ended = await scene.until((view) => view?.phase === 'ended');
    assert.ok((ended?.verdict?.n ?? 0) > 0);
  });

  it('says who works on it where that goes on, and does not take it', async () => {
    while (scene.control.view()?.phase !== 'failed') await scene.clock.advance(1000);
    const { problems, resumable } = scene.control.view() ?? {};
    assert.match(problems?.at(-1) ?? '', new RegExp(`worked on by process ${process.ppid}.*Wait until it has ended`));
    assert.equal(resumable, true);
    await asksNothing();
  });

  it('was stopped, and has not failed, when it is stopped while it waits', async () => {
    await waits();
    scene.control.stop();
    const ended = await scene.until((view) => view?.phase !== 'stopping');
    assert.deepEqual([ended?.phase, ended?.problems, ended?.resumable], ['ended', [], true]);

    unlock();
    await scene.control.resume();
    assert.ok((scene.control.view()?.verdict?.n ?? 0) > 0, 'it goes on at one press');
  });

  it('stays stopped over a reload when it was stopped while it waited', async () => {
    await waits();
    scene.control.stop();
    await scene.until((view) => view?.phase === 'ended');
    unlock();
    await scene.reload();
    const stopped = await scene.until((view) => view?.phase === 'ended');
    assert.match(stopped?.verdict?.stop ?? '', /You stopped the run/);
    await asksNothing();
  });

  it('stays paused over a reload when it was paused while it waited', async () => {
    await waits();
    scene.control.pause();
    const closed = scene.closeWindow();
    unlock();
    await closed;
    await scene.reload();
    await scene.until((view) => view?.phase === 'paused');
    await asksNothing();
  });
});
