import { readFileSync, statSync } from 'node:fs';
import type { Row, RowItem } from '../../engine/dataset/row.js';
import type { ColumnKind, DataReference } from '../../engine/prompt/prompt-doc.js';
import { decodeText } from '../files/decode-text.js';
import { resolveInside } from '../files/confine.js';
import { HostError } from '../host-error.js';
import { mediaType } from './media-type.js';

/** Vendors take no larger ones, and each is kept in memory while it is sent. */
const largestFile = 10_000_000;

export interface FilePlace {
  /** Nothing outside is read. */
  readonly root: string;
  /** Where the paths in a row start. */
  readonly folderOf: (row: Row) => string;
}

/**
 * Puts the files in place that columns declared as `image`, `audio`, `file` or `text` name: their bytes as `data:`
 * addresses, or their text. Addresses (`https:`, `data:`) stay. A file that cannot be used makes its row a problem.
 */
export async function* attachFiles(
  items: AsyncIterable<RowItem>,
  kinds: NonNullable<DataReference['kinds']>,
  place: FilePlace,
): AsyncGenerator<RowItem> {
  const columns = Object.entries(kinds).filter(([, kind]) => kind !== 'json');
  for await (const item of items) yield item.type === 'row' ? withFiles(item.row, columns, place) : item;
}

function withFiles(row: Row, columns: readonly [string, ColumnKind][], { root, folderOf }: FilePlace): RowItem {
  try {
    const read = columns.map(([name, kind]) => [
      name,
      valueOf(row.values[name], kind, { root, folder: folderOf(row) }),
    ]);
    return { type: 'row', row: { ...row, values: { ...row.values, ...(Object.fromEntries(read) as Row['values']) } } };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const { line, file } = row;
    return { type: 'problem', problem: { line, ...(file !== undefined && { file }), message: error.message } };
  }
}

interface Folders {
  readonly root: string;
  readonly folder: string;
}

function valueOf(value: unknown, kind: ColumnKind, folders: Folders): unknown {
  if (typeof value === 'object' && value !== null) return fromBytes(value, kind);
  if (typeof value !== 'string' || value === '') return value;
  if (/^(?:https?|data):/i.test(value)) return kind === 'text' ? refuseAddress(value) : value;
  const bytes = bytesOf(value, folders);
  return kind === 'text' ? decodeText(bytes, value) : dataAddress(bytes, kind, value);
}

/** As data sets of pictures come in Parquet: the bytes themselves, beside the name they had. */
function fromBytes(value: object, kind: ColumnKind): unknown {
  const bytes = 'bytes' in value && typeof value.bytes === 'string' ? Buffer.from(value.bytes, 'base64') : undefined;
  return bytes === undefined ? value : dataAddress(bytes, kind, 'the value');
}

function bytesOf(name: string, { root, folder }: Folders): Buffer {
  const path = resolveInside(root, folder, name.replace(/^file:(?:\/\/)?/, ''));
  if (path === undefined)
    throw new HostError('not-found', `There is no file \`${name}\`; paths in a row start at the folder of the data.`);
  const stats = statSync(path);
  if (!stats.isFile()) throw new HostError('bad-argument', `\`${name}\` is no file; name one.`);
  if (stats.size > largestFile) throw tooLarge(name, stats.size);
  return readFileSync(path);
}

function dataAddress(bytes: Buffer, kind: ColumnKind, name: string): string {
  const type = mediaType(bytes);
  if (kind !== 'file' && type?.startsWith(`${kind}/`) !== true) {
    const known = kind === 'image' ? 'PNG, JPEG, GIF or WebP' : 'MP3, WAV, FLAC or Ogg';
    throw new HostError('bad-data', `\`${name}\` is not a file of ${known}; convert it, or declare another type.`);
  }
  return `data:${type ?? 'application/octet-stream'};base64,${bytes.toString('base64')}`;
}

function tooLarge(name: string, size: number): HostError {
  const limit = `at most ${largestFile / 1e6} MB are sent`;
  return new HostError('too-large', `\`${name}\` has ${(size / 1e6).toFixed(1)} MB and ${limit}; make it smaller.`);
}

function refuseAddress(address: string): never {
  const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address;
  throw new HostError('bad-argument', `\`${shown}\` is an address, and text is read from files only; save it as one.`);
}
