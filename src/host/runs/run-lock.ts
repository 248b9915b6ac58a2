import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { HostError } from '../host-error.js';

/** Held by this process: its number alone does not tell, since one that died may have had the same. */
const held = new Set<string>();

/** Seconds by which clocks of files and of the system may differ. */
const clockSlack = 5;

/**
 * Keeps other processes from going on with the same run: each would pay for what the other pays for. A lock whose process
 * was killed is taken over.
 * @returns what gives it back
 * @throws HostError `run-busy` when another one works on it; what the system says when the file cannot be written
 */
export function lockRun(journal: string): () => void {
  const path = journal.replace(/\.jsonl$/, '.lock');
  if (held.has(path)) throw busy(path, process.pid);
  if (!written(path)) takeOver(path);
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}

/** False when the file is there already. */
function written(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    rmSync(path, { force: true });
    throw error;
  }
}

/** Moves the lock of a dead process away. Of several that try at once one succeeds, and the others find a live one. */
function takeOver(path: string): void {
  const holder = holderOf(path);
  if (holder !== undefined) throw busy(path, holder);
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    // Another process was faster, or the holder has just ended.
  }
  const taken = holderOf(aside);
  if (taken !== undefined) {
    renameSync(aside, path);
    throw busy(path, taken);
  }
  rmSync(aside, { force: true });
  if (!written(path)) throw busy(path, holderOf(path));
}

/** The process that holds a lock, if it lives. */
function holderOf(path: string): number | undefined {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as { pid?: unknown; host?: unknown };
    if (typeof pid !== 'number') return undefined;
    // What runs on another machine, or in another container, cannot be seen from here.
    if (host !== hostname()) return pid;
    const bootedAt = Date.now() - (uptime() + clockSlack) * 1000;
    return pid !== process.pid && statSync(path).mtimeMs > bootedAt && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function busy(path: string, pid: number | undefined): HostError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new HostError(
    'run-busy',
    `This run is being worked on by ${who}, and both would pay for the same answers. Wait until it has ended or stop it; if it is none of Hone's, delete ${path}.`,
  );
}
