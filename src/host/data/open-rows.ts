import type { RowItem } from '../../engine/dataset/row.js';
import { requireFile } from '../files/read-text.js';
import { dataFormatOf } from './data-format.js';
import { fileText } from './data-text.js';
import { requireData } from './find-data.js';
import { sha256 } from '../sha256.js';
import { parquetRows } from './parquet-rows.js';
import { readRows, refuseEmpty } from './read-rows.js';

/**
 * Streams the rows of a data file on the disk, or of all files that match a glob: then each row says which it is from.
 * @throws HostError when a file cannot be read, and as `readRows`
 */
export async function* openRows(path: string): AsyncGenerator<RowItem> {
  for (const file of requireData(path)) {
    await requireFile(file.path);
    const items = rowsIn(file.path);
    if (file.name === undefined) yield* items;
    else for await (const item of items) yield placedIn(item, file.name);
  }
}

function rowsIn(path: string): AsyncIterable<RowItem> {
  return dataFormatOf(path) === 'parquet'
    ? refuseEmpty(parquetRows(path), path)
    : readRows(fileText(path), path, sha256);
}

/** Lines and contents are alike in several files, so the name is part of the id. */
export function placedIn(item: RowItem, file: string): RowItem {
  return item.type === 'row'
    ? { type: 'row', row: { ...item.row, id: `${file}:${item.row.id}`, file } }
    : { type: 'problem', problem: { ...item.problem, file } };
}
