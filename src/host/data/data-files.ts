import { readdirSync, statSync } from 'node:fs';
import { isDataName } from './data-format.js';
import { findData } from './find-data.js';

/** False also where nobody can tell: access is denied, or the path is none. Of a glob, whether no file matches it. */
export function isNothingAt(path: string): boolean {
  const [first] = findData(path);
  if (first === undefined) return true;
  try {
    statSync(first.path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  }
}

/** Names of the files in a folder that are read as data; none when it cannot be listed. */
export function dataFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isDataName).sort();
  } catch {
    return [];
  }
}
