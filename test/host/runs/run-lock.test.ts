import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockRun } from '../../../src/host/runs/run-lock.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

describe('the lock of a run', () => {
  let place: TempWorkspace;
  const journal = (): string => join(place.root, 'r.jsonl');
  const lock = (content: object | string): string =>
    place.write('r.lock', typeof content === 'string' ? content : JSON.stringify(content));

  beforeEach(() => (place = tempWorkspace()));
  afterEach(() => place.remove());

  it('is held once and given back', () => {
    const unlock = lockRun(journal());
    assert.throws(() => lockRun(journal()), { kind: 'run-busy' });
    unlock();
    assert.deepEqual(readdirSync(place.root), []);
    lockRun(journal())();
  });

  it('of a living process is refused, with what to do', () => {
    const path = lock({ pid: process.ppid, host: hostname() });
    assert.throws(
      () => lockRun(journal()),
      new RegExp(`by process ${process.ppid}, .*if it is none of Hone's, delete `),
    );
    assert.ok(existsSync(path));
  });

  it('of another machine is refused: nobody here can tell whether its process lives', () => {
    lock({ pid: 1, host: `not-${hostname()}` });
    assert.throws(() => lockRun(journal()), { kind: 'run-busy' });
  });

  it('is taken over from a process that died, was torn by a crash, or is from before the last start', () => {
    const died = spawnSync(process.execPath, ['-e', '']).pid;
    for (const content of [{ pid: died, host: hostname() }, { pid: process.pid, host: hostname() }, '', '{"pid":']) {
      lock(content);
      lockRun(journal())();
    }
    utimesSync(lock({ pid: process.ppid, host: hostname() }), 1000, 1000);
    lockRun(journal())();
    assert.deepEqual(readdirSync(place.root), []);
  });
});
