import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { linesOf } from './data-lines.js';
import type { DataLine } from './text-lines.js';

/** Remembers what was read of each file for as long as its time and size stay; undefined where there is no file. */
export function onceUnchanged<T>(read: (path: string) => T | undefined): (path: string) => T | undefined {
  const known = new Map<string, { readonly stamp: string; readonly value: T | undefined }>();
  return (path) => {
    const stamp = stampOf(path);
    if (stamp === undefined) return undefined;
    const cached = known.get(path);
    if (cached?.stamp === stamp) return cached.value;
    const value = read(path);
    known.set(path, { stamp, value });
    return value;
  };
}

function stampOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() ? `${stats.mtimeMs}/${stats.size}` : undefined;
  } catch {
    return undefined;
  }
}

export interface Head {
  /** Whole lines only. */
  readonly lines: readonly DataLine[];
  readonly isWhole: boolean;
}

/** The lines in the first `bytes` of a file. */
export function headLines(path: string, bytes: number): Head {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const size = readSync(file, buffer, 0, bytes, 0);
    const isWhole = size < bytes;
    const end = isWhole ? size : buffer.lastIndexOf(10) + 1;
    return { lines: linesOf(buffer.subarray(0, end), 1, path), isWhole };
  } finally {
    closeSync(file);
  }
}
