import { type FileHandle, open } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { RowItem } from '../../engine/dataset/row.js';
import { asHostError } from '../files/io-error.js';
import { HostError } from '../host-error.js';
import { parquetParsers, plainFields, scaleOf } from './parquet-values.js';
import { rowItem } from './row-item.js';

/**
 * Rows of a Parquet file, one row group after the other: it takes the memory of one. A row's line is its number.
 * @throws HostError `bad-data` where the file is none, or damaged
 */
export async function* parquetRows(path: string): AsyncGenerator<RowItem> {
  const { parquetMetadataAsync } = await import('hyparquet');
  const handle = await openFile(path);
  try {
    const file = await asBuffer(handle);
    const metadata = await readable(path, () =>
      parquetMetadataAsync(file, { parsers: parquetParsers, geoparquet: false }),
    );
    let start = 0;
    for (const { num_rows } of metadata.row_groups) {
      const end = start + Number(num_rows);
      yield* await readable(path, () => readGroup(file, metadata, { start, end }));
      start = end;
    }
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw asHostError(error, path);
  }
}

async function asBuffer(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    async slice(start, end = size) {
      const length = Math.min(end, size) - start;
      // A damaged file says that something lies where there is nothing.
      if (start < 0 || length < 0 || end > size) throw new Error('it is cut off');
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, start);
      if (bytesRead < length) throw new Error('it was cut off while it was read');
      return bytes.buffer;
    },
  };
}

interface RowRange {
  readonly start: number;
  readonly end: number;
}

async function readGroup(file: AsyncBuffer, metadata: FileMetaData, { start, end }: RowRange): Promise<RowItem[]> {
  const [{ parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const columns = parquetSchema(metadata).children;
  const names = columns.map(({ element }) => element.name);
  const scales = new Map(columns.map((column) => [column.element.name, scaleOf(column)]));
  const scale = (name: string): number | undefined => scales.get(name);
  let rows: unknown[][] = [];
  await parquetRead({
    file,
    metadata,
    compressors,
    parsers: parquetParsers,
    geoparquet: false,
    rowStart: start,
    rowEnd: end,
    onComplete: (read) => (rows = read),
  });
  if (rows.length !== end - start) throw new Error('it has fewer rows than it says');
  return rows.map((row, i) => {
    const number = start + i + 1;
    const fields = names.map((name, column): [string, unknown] => [name, row[column]]);
    return rowItem(plainFields(fields, scale), { line: number });
  });
}

/** Whatever the reader stumbles over, it is the file. */
async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostError) throw error;
    const reason = error instanceof Error ? error.message.replace(/^parquet /, '').slice(0, 160) : String(error);
    const message = `${path}: this Parquet file cannot be read (${reason}); it may be damaged: save or download it again.`;
    throw new HostError('bad-data', message, error);
  }
}
