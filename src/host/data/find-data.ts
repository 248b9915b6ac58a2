import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Row } from '../../engine/dataset/row.js';
import { HostError } from '../host-error.js';
import { globMatcher } from '../files/glob-matcher.js';
import { walkFiles } from '../files/walk-files.js';

/** A file of a data set. */
export interface DataFile {
  readonly path: string;
  /** What tells it from the others, wherever the data lies; undefined of one that is named alone. */
  readonly name: string | undefined;
}

const wild = /[*?[\]{}]/;

/**
 * The files that an absolute path means: one, or those that match it as a glob, in the order of their names. A file whose
 * own name looks like a glob wins.
 */
export function findData(path: string): DataFile[] {
  if (!wild.test(path) || existsSync(path)) return [{ path, name: undefined }];
  const { folder, pattern } = cutGlob(path);
  const matches = globMatcher([pattern]);
  return [...walkFiles(folder)]
    .map((file) => ({ path: file, name: relative(folder, file).split(sep).join('/') }))
    .filter(({ name }) => matches(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function cutGlob(path: string): { readonly folder: string; readonly pattern: string } {
  const parts = path.split(sep);
  const first = parts.findIndex((part) => wild.test(part));
  return { folder: parts.slice(0, first).join(sep) || sep, pattern: parts.slice(first).join('/') };
}

/** The folders of the files that rows of the data at an absolute path are in. */
export function foldersOf(path: string): (row: Row) => string {
  const alone = dirname(path);
  return ({ file }) => (file === undefined ? alone : dirname(join(cutGlob(path).folder, file)));
}

/** @throws HostError `not-found` where a glob matches nothing */
export function requireData(path: string): DataFile[] {
  const files = findData(path);
  if (files.length > 0) return files;
  throw new HostError('not-found', `${path}: no file matches; correct the pattern, or put it in quotes.`);
}
