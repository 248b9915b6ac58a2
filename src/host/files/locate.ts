import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isInside } from './confine.js';

export interface Reach {
  /** False for files of people the user has not said to trust: then nothing outside `root` is looked at. */
  readonly trusted: boolean;
}

/** Finds where the files lie that a prompt in `folder` names. */
export interface Locator {
  /** The absolute path of a reference; undefined where nothing must be looked at. */
  readonly locate: (reference: string) => string | undefined;
  readonly mayLook: (path: string) => boolean;
}

export function createLocator(root: string, folder: string, { trusted }: Reach): Locator {
  const confines = isInside(root, folder) ? root : folder;
  const mayLook = (path: string): boolean => trusted || staysInside(confines, path);
  return {
    mayLook,
    locate(reference) {
      const path = isRemote(reference) ? undefined : resolve(folder, reference);
      return path !== undefined && mayLook(path) ? path : undefined;
    },
  };
}

/** Looking at an address, or at a path with a server's name, would tell the server who opened the file. */
function isRemote(reference: string): boolean {
  return /^(?:[\\/]{2}|[a-z][a-z\d+.-]+:)/i.test(reference);
}

/** Whether `path`, or the last folder on the way to it that exists, lies inside `root` with and without its links followed. */
function staysInside(root: string, path: string): boolean {
  if (!isInside(root, path)) return false;
  const real = realPath(path);
  if (real !== undefined) return isInside(realPath(root) ?? root, real);
  return dirname(path) !== path && (path === root || staysInside(root, dirname(path)));
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
