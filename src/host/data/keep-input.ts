import { createHash } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asHostError } from '../files/io-error.js';
import { makeOwnFolder } from '../files/own-folder.js';
import { HostError } from '../host-error.js';
import type { DataFormat } from './data-format.js';
import { inputFormat } from './input-format.js';

/** Bytes of a first line, at least where it is one of a header or of YAML. */
const enoughToTell = 64 * 1024;

/**
 * Keeps rows that come from a pipe as a file: a run reads its data more than once, and a resumed one again. The file is
 * called after its content, so the same rows are the same data. Without a format, how they begin tells it.
 * @returns its absolute path
 * @throws HostError `bad-data` where nothing came, `disk-full`, `no-permission`
 */
export async function keepInput(
  input: AsyncIterable<Uint8Array>,
  folder: string,
  format: DataFormat | undefined,
): Promise<string> {
  const coming = join(folder, `coming-${process.pid}`);
  try {
    makeOwnFolder(folder);
    const { hash, size, beginning } = await copyInput(input, coming);
    if (size === 0) throw new HostError('bad-data', 'Nothing came from standard input; pipe rows into the command.');
    const kept = join(folder, `${hash}.${format ?? inputFormat(beginning)}`);
    renameSync(coming, kept);
    return kept;
  } catch (error) {
    rmSync(coming, { force: true });
    throw asHostError(error, coming);
  }
}

interface Copied {
  /** Of the content. */
  readonly hash: string;
  readonly size: number;
  readonly beginning: Uint8Array;
}

async function copyInput(input: AsyncIterable<Uint8Array>, path: string): Promise<Copied> {
  const hash = createHash('sha256');
  let size = 0;
  let beginning: Uint8Array = new Uint8Array();
  const file = openSync(path, 'w');
  try {
    for await (const bytes of input) {
      hash.update(bytes);
      writeWhole(file, bytes);
      if (size < enoughToTell) beginning = Buffer.concat([beginning, bytes]);
      size += bytes.length;
    }
  } finally {
    closeSync(file);
  }
  return { hash: hash.digest('hex').slice(0, 16), size, beginning };
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
