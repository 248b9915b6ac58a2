import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parquetMetadata, parquetSchema } from 'hyparquet';

/** What a file says of itself stands at its end; no data set has this much of it. */
const longestFooter = 32_000_000;
const tail = 8;

/** The columns of a Parquet file, by the part at its end alone. @throws Error when it is none */
export function parquetColumns(path: string): string[] {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read = (bytes: number): Buffer => {
      const length = Math.min(bytes, size);
      const buffer = Buffer.alloc(length);
      readSync(file, buffer, 0, length, size - length);
      return buffer;
    };
    const end = read(tail);
    const footer = end.length === tail ? end.readUInt32LE(0) : 0;
    if (footer > longestFooter) throw new Error('The footer is too long.');
    const metadata = parquetMetadata(new Uint8Array(read(footer + tail)), { geoparquet: false });
    return parquetSchema(metadata).children.map(({ element }) => element.name);
  } finally {
    closeSync(file);
  }
}
