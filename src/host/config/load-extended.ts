import { readFileSync } from 'node:fs';
import { resolveInside } from '../files/confine.js';
import type { LoadConfig } from './parse-config.js';

/** Reads what `extends` names, from the folder of the configuration and never outside it. */
export function loadExtended(root: string): LoadConfig {
  return (name) => {
    try {
      const path = resolveInside(root, root, name);
      return path === undefined ? undefined : readFileSync(path, 'utf8');
    } catch {
      // Outside the workspace, a folder, or not to be read: to whoever wrote `extends` it is not there.
      return undefined;
    }
  };
}
