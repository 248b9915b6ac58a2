import { createReadStream } from 'node:fs';
import { decodeUtf8 } from '../files/decode-text.js';
import { asHostError } from '../files/io-error.js';
import { HostError } from '../host-error.js';
import { type DataLine, splitLines } from './text-lines.js';

const blockSize = 256 * 1024;

/** Nobody writes rows as long as this: a longer line is a file of another kind, and reading on would fill the memory. */
const longestLine = 32_000_000;

/**
 * Streams a data file as blocks of whole lines, so that a file of any size takes the memory of one block.
 * @throws HostError `binary`, `encoding`, `bad-data` for a line without end
 */
export async function* dataLines(path: string): AsyncGenerator<readonly DataLine[]> {
  try {
    let rest: Buffer = Buffer.alloc(0);
    let line = 1;
    for await (const chunk of createReadStream(path, { highWaterMark: blockSize })) {
      const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      const end = bytes.lastIndexOf(10) + 1;
      rest = bytes.subarray(end);
      if (rest.length > longestLine) throw tooLong(path, line);
      if (end === 0) continue;
      const lines = linesOf(bytes.subarray(0, end - 1), line, path);
      line += lines.length;
      yield lines;
    }
    if (rest.length > 0) yield linesOf(rest, line, path);
  } catch (error) {
    throw asHostError(error, path);
  }
}

/** The lines of a block of bytes that starts at the line `first`. */
function linesOf(bytes: Uint8Array, first: number, path: string): DataLine[] {
  return splitLines(blockText(bytes, first, path), first);
}

function blockText(bytes: Uint8Array, first: number, path: string): string {
  if (first === 1) refuseWide(bytes, path);
  return decodeUtf8(bytes, path, first);
}

/** By the start of a file. @throws HostError `encoding` where it is UTF-16 */
export function refuseWide(bytes: Uint8Array, path: string): void {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) throw new HostError('encoding', `${path}: the file is UTF-16; save it as UTF-8.`);
}

function tooLong(path: string, line: number): HostError {
  const limit = `${longestLine / 1e6} MB`;
  return new HostError('bad-data', `${path}: line ${line} is longer than ${limit}; a data file has one row a line.`);
}
