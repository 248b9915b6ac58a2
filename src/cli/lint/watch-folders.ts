import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from '../../host/host-error.js';
import { isSkippedFolder } from '../find-prompt-files.js';

/**
 * Tells of changes below folders, with what `node:fs` has: a watcher a folder. Its recursive watching walks through
 * `node_modules` on Linux and misses files of new folders there, and a library would do the same walk for us.
 */
export interface FolderWatch {
  /** Watches the folders there are now. What changes from here on is not missed. @throws HostError where there are too many */
  follow(roots: readonly string[]): Promise<void>;
  /** Waits for the next change, or takes one since the last call, until nothing else changes for a moment. */
  next(): Promise<void>;
  /** Also ends the wait for a change. */
  close(): void;
}

/** Milliseconds: editors and git write in several steps. */
const quiet = 100;

export function watchFolders(): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const change = createSignal();
  let closed = false;
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string): void => {
    if (watchers.has(folder) || closed) return;
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || !isSkippedFolder(name)) change.tell();
      });
      watchers.set(folder, watcher);
      watcher.on('error', () => drop(folder));
    } catch (error) {
      refuseTooMany(error);
    }
  };
  return {
    async follow(roots) {
      const folders = new Set((await Promise.all(roots.map(foldersBelow))).flat());
      for (const folder of watchers.keys()) if (!folders.has(folder)) drop(folder);
      folders.forEach(add);
    },
    next: () => change.next(),
    close() {
      closed = true;
      for (const folder of watchers.keys()) drop(folder);
      change.end();
    },
  };
}

interface Signal {
  tell(): void;
  next(): Promise<void>;
  end(): void;
}

function createSignal(): Signal {
  let pending = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  const end = (): void => {
    clearTimeout(timer);
    wake?.();
  };
  const tell = (): void => {
    pending = true;
    clearTimeout(timer);
    if (wake !== undefined) timer = setTimeout(end, quiet);
  };
  return {
    tell,
    end,
    async next() {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (pending) tell();
      });
      wake = undefined;
      pending = false;
    },
  };
}

/** A folder that is gone again, or may not be read, has nothing to tell. */
async function foldersBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const inner = entries.filter((entry) => entry.isDirectory() && !isSkippedFolder(entry.name));
    const lists = await Promise.all(inner.map(({ name }) => foldersBelow(join(folder, name))));
    return [folder, ...lists.flat()];
  } catch {
    return [];
  }
}

function refuseTooMany(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EMFILE') return;
  throw new HostError(
    'bad-argument',
    'There are more folders here than this system watches at once. Stand in a folder with fewer, or raise its limit (on Linux fs.inotify.max_user_watches).',
    error,
  );
}
