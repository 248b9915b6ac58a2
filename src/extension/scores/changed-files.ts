import { readFile, stat } from 'node:fs/promises';
import { hashText } from '../../engine/text/hash.js';
import { decodeText } from '../../host/files/decode-text.js';
import { hashData } from '../../host/jobs/evaluate/hash-file.js';
import type { FileMark } from './kept-runs.js';

/** How a run's journal marks a partial that was not there. */
const missing = 'missing';

/** The names of those files that are no longer what they were. A file of the same size and time is not read. */
export async function changedFiles(files: readonly FileMark[]): Promise<string[]> {
  const changed = await Promise.all(files.map(async (file) => ((await isSame(file)) ? [] : [file.name])));
  return changed.flat();
}

async function isSame({ path, hash, size, time }: FileMark): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size === size && found.mtimeMs === time) return true;
  return found === undefined && hash === missing ? true : (await hashesOf(path)).includes(hash);
}

/** Journals hold a partial by its text and other files by their bytes: the two differ in UTF-16. None of a file that is gone. */
async function hashesOf(path: string): Promise<string[]> {
  try {
    const bytes = await hashData(path);
    return [bytes, ...(path.endsWith('.parquet') ? [] : await textHash(path))];
  } catch {
    return [];
  }
}

async function textHash(path: string): Promise<string[]> {
  const start = await stat(path).catch(() => undefined);
  if (start === undefined || start.size > largestPartial) return [];
  return [hashText(decodeText(await readFile(path), path))];
}

/** Bytes; what is larger is data. */
const largestPartial = 1_000_000;
