import { createHash } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asHostError } from '../files/io-error.js';
import { makeOwnFolder } from '../files/own-folder.js';
import { HostError } from '../host-error.js';
import type { DataFormat } from './data-format.js';

/**
 * Keeps rows that come from a pipe as a file: a run reads its data more than once, and a resumed one again. The file is
 * called after its content, so the same rows are the same data.
 * @returns its absolute path
 * @throws HostError `bad-data` where nothing came, `disk-full`, `no-permission`
 */
export async function keepInput(input: AsyncIterable<Uint8Array>, folder: string, format: DataFormat): Promise<string> {
  const coming = join(folder, `coming-${process.pid}.${format}`);
  try {
    makeOwnFolder(folder);
    const hash = createHash('sha256');
    let size = 0;
    const file = openSync(coming, 'w');
    try {
      for await (const bytes of input) {
        hash.update(bytes);
        writeWhole(file, bytes);
        size += bytes.length;
      }
    } finally {
      closeSync(file);
    }
    if (size === 0) throw new HostError('bad-data', 'Nothing came from standard input; pipe rows into the command.');
    const kept = join(folder, `${hash.digest('hex').slice(0, 16)}.${format}`);
    renameSync(coming, kept);
    return kept;
  } catch (error) {
    rmSync(coming, { force: true });
    throw asHostError(error, coming);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
