import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { mostAwayMs } from '../../../src/extension/optimizer/after-reload.js';
import type { RunView } from '../../../src/protocol/optimizer-run.js';
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

  /** Calls that a reload cuts off are asked again: at most those under way. */
  const underWay = 8;

  const askedTwice = (): number => server.requests.length - served.distinct();

  async function reloadedWhile(holds: (view: RunView | null) => boolean): Promise<void> {
    void scene.start();
    await scene.until(holds);
    await scene.reload();
  }

  async function endsInVerdict(): Promise<void> {
    const ended = await scene.until((view) => view?.phase === 'ended');
    assert.ok((ended?.verdict?.n ?? 0) > 0);
    assert.ok(askedTwice() <= underWay, `${askedTwice()} asked again`);
  }

  /** Closed while it ran, and opened again later than it may go on by itself. */
  async function interrupted(): Promise<number> {
    void scene.start();
    await served.asked(12);
    await scene.closeWindow();
    await scene.clock.advance(mostAwayMs + 1);
    await scene.reload();
    await scene.until((view) => view?.phase === 'interrupted');
    return server.requests.length;
  }

  async function staysAt(requests: number): Promise<void> {
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    assert.equal(server.requests.length, requests);
  }

  const moments: readonly (readonly [when: string, holds: (view: RunView | null) => boolean])[] = [
    ['at its start', (view) => view?.sizes !== null && view?.spend.taskCalls === 0],
    ['while the seed is scored', (view) => view?.work?.kind === 'answering'],
    ['in its search', (view) => (view?.candidates.length ?? 0) > 1],
    ['in its sealed test', (view) => view?.work?.kind === 'testing'],
  ];
  for (const [when, holds] of moments) {
    it(`goes on by itself after it, and says so: ${when}`, async () => {
      await reloadedWhile(holds);
      const going = await scene.until((view) => view?.phase === 'running');
      assert.match(going?.notes.join('\n') ?? '', /went on by itself/);
      assert.equal(scene.said.at(-1)?.paused, false);
      await endsInVerdict();
    });
  }

  it('goes on by itself each time', async () => {
    await reloadedWhile((view) => view?.work?.kind === 'answering');
    const { length } = server.requests;
    await served.asked(length + 4);
    await scene.reload();
    await scene.until((view) => view?.phase === 'ended');
    assert.ok(askedTwice() <= 2 * underWay, `${askedTwice()} asked again`);
  });

  it('goes on by itself after the longest time that is still a reload', async () => {
    void scene.start();
    await served.asked(12);
    await scene.closeWindow();
    await scene.clock.advance(mostAwayMs);
    await scene.reload();
    await endsInVerdict();
  });

  it('goes on by itself though the last answer was long ago, while the window was there', async () => {
    void scene.start();
    await served.asked(4);
    served.hold();
    for (let beat = 0; beat < 10; beat++) await scene.clock.advance(mostAwayMs / 2);
    const closed = scene.closeWindow();
    served.release();
    await closed;
    await scene.reload();
    await endsInVerdict();
  });

  it('waits when the window was away for longer, as far as it came, and goes on at one press', async () => {
    const before = await interrupted();
    const shown = await scene.until((view) => view?.phase === 'interrupted' && view.spend.taskCalls > 0);
    assert.equal(shown?.away, true);
    assert.deepEqual(shown.sizes, { pool: 6, train: 8, dev: 8, test: 8 });
    assert.ok(shown.candidates.length > 0);
    assert.equal(scene.said.at(-1)?.paused, true);
    await staysAt(before);

    await scene.control.resume();
    await endsInVerdict();
  });

  it('waits on after another reload right away', async () => {
    const before = await interrupted();
    await scene.reload();
    const again = await scene.until((view) => view?.phase === 'interrupted');
    assert.equal(again?.away, false);
    await staysAt(before);
  });

  it('waits where the folder was trusted only after it', async () => {
    void scene.start();
    await served.asked(12);
    await scene.reload('wait');
    const shown = await scene.until((view) => view?.phase === 'interrupted');
    assert.equal(shown?.away, false);
    await staysAt(server.requests.length);
  });

  it('leaves an interrupted run for good when told to', async () => {
    await interrupted();
    scene.control.leave();
    assert.equal(scene.control.view(), null);
    // It ends a moment later.
    await staysAt(server.requests.length);
    await scene.reload();
    assert.equal(scene.control.view(), null);
  });

  it('comes back paused, however long it was', async () => {
    void scene.start();
    await served.asked(4);
    scene.control.pause();
    await scene.closeWindow();
    await scene.clock.advance(mostAwayMs * 100);
    await scene.reload();
    await scene.until((view) => view?.phase === 'paused');
    assert.equal(scene.said.at(-1)?.paused, true);
    await staysAt(server.requests.length);
    await scene.control.resume();
    await endsInVerdict();
  });

  it('comes back stopped, and can be gone on with', async () => {
    const run = scene.start();
    await served.asked(4);
    scene.control.stop();
    await run;
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    const before = server.requests.length;
    await scene.reload();
    const stopped = await scene.until((view) => view?.phase === 'ended');
    assert.match(stopped?.verdict?.stop ?? '', /You stopped the run/);
    assert.equal(stopped?.resumable, true);
    await staysAt(before);
    await scene.control.resume();
    await endsInVerdict();
  });

  it('is paused when told so before it has come as far as it was', async () => {
    void scene.start();
    await served.asked(12);
    await scene.reload();
    scene.control.pause();
    await scene.until((view) => view?.phase === 'paused');
    await staysAt(server.requests.length);
  });

  it('says that the key is missing, and goes on at one press when it is there', async () => {
    void scene.start();
    await served.asked(12);
    scene.key = undefined;
    await scene.reload();
    const failed = await scene.until((view) => view?.phase === 'failed');
    assert.match(failed?.problems.at(-1) ?? '', /LOCAL_KEY/);
    assert.equal(failed?.resumable, true);
    await staysAt(server.requests.length);
    scene.key = 'sk-test';
    await scene.control.resume();
    await endsInVerdict();
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

  const changes: readonly (readonly [file: string, change: (text: string) => string])[] = [
    ['kind.prompt', (text) => `${text}Think first.\n`],
    ['rows.jsonl', (text) => text.replace('text', 'Text')],
  ];
  for (const [file, change] of changes) {
    it(`says what changed when the run cannot be gone on with: ${file}`, async () => {
      void scene.start();
      await served.asked(12);
      await scene.closeWindow();
      scene.files.write(file, change(readFileSync(join(scene.files.root, file), 'utf8')));
      await scene.reload();
      const failed = await scene.until((view) => view?.phase === 'failed');
      assert.match(failed?.problems.at(-1) ?? '', new RegExp(`${file} changed since run .* start anew`));
      await staysAt(server.requests.length);
    });
  }

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
