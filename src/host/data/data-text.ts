import { createReadStream } from 'node:fs';
import { asHostError } from '../files/io-error.js';
import { HostError } from '../host-error.js';
import { dataLines, refuseWide } from './data-lines.js';
import type { DataText } from './text-lines.js';

const blockSize = 256 * 1024;

/** A data file on the disk, streamed. */
export function fileText(path: string): DataText {
  return { lines: () => dataLines(path), pieces: () => dataPieces(path) };
}

/** For formats whose rows do not end with lines. @throws HostError `binary`, `encoding` */
async function* dataPieces(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: blockSize })) {
      const bytes = chunk as Buffer;
      if (first) refuseWide(bytes, path);
      first = false;
      yield decoded(() => decoder.decode(bytes, { stream: true }), path);
    }
    yield decoded(() => decoder.decode(), path);
  } catch (error) {
    throw asHostError(error, path);
  }
}

function decoded(decode: () => string, path: string): string {
  try {
    const text = decode();
    if (!text.includes('\0')) return text;
  } catch (error) {
    throw new HostError('encoding', `${path}: the file is not valid UTF-8; save it as UTF-8.`, error);
  }
  throw new HostError('binary', `${path}: this is a binary file, not text; name a text file.`);
}
