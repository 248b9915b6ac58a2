import { existsSync, readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Resolves when there is no such process any more: a test that waits for ever for one fails by its timeout. */
export async function ended(pid: number): Promise<void> {
  while (isRunning(pid)) await nextTurn();
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that nobody has collected yet runs no more.
  const status = `/proc/${pid}/stat`;
  return !existsSync(status) || !/\) Z/.test(readFileSync(status, 'utf8'));
}
