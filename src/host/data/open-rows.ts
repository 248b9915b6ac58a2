import type { RowItem } from '../../engine/dataset/row.js';
import { requireFile } from '../files/read-text.js';
import { dataLines } from './data-lines.js';
import { readRows } from './read-rows.js';

/**
 * Streams the rows of a data file on the disk.
 * @throws HostError when the file cannot be read, and as `readRows`
 */
export async function* openRows(path: string): AsyncGenerator<RowItem> {
  await requireFile(path);
  yield* readRows(dataLines(path), path);
}
