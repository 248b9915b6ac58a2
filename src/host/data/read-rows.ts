import type { RowItem } from '../../engine/dataset/row.js';
import type { HashText } from '../../engine/text/hash.js';
import { HostError } from '../host-error.js';
import { csvRows } from './csv-rows.js';
import { csvDialect, dataFormatOf } from './data-format.js';
import { jsonRows } from './json-rows.js';
import { jsonlRows } from './jsonl-rows.js';
import { type DataText, wholeText } from './text-lines.js';
import { yamlItems } from './yaml-rows.js';

/**
 * The rows of a data file, format by the extension of its name. What is no row comes as a problem; the rows around it are
 * kept.
 * @throws HostError `bad-data` for what cannot be read as data at all, and when there is no row in it
 * @param hash the platform's own, where there is one: files of a line a row may be long
 */
export async function* readRows(text: DataText, path: string, hash?: HashText): AsyncGenerator<RowItem> {
  yield* refuseEmpty(itemsOf(text, path, hash), path);
}

function itemsOf(text: DataText, path: string, hash: HashText | undefined): AsyncIterable<RowItem> {
  const format = dataFormatOf(path);
  switch (format) {
    case 'jsonl':
      return jsonlRows(text.lines(), path, hash);
    case 'csv':
    case 'tsv':
      return csvRows(text.lines(), csvDialect(format), path, hash);
    case 'json':
      return jsonRows(text.pieces, path);
    case 'yaml':
      return yamlRows(text.pieces(), path);
    case 'parquet':
      throw new HostError('bad-data', `${path}: Parquet is no text and is read from the disk alone.`);
  }
}

async function* yamlRows(pieces: AsyncIterable<string>, path: string): AsyncGenerator<RowItem> {
  let text = '';
  for await (const piece of pieces) text += piece;
  yield* yamlItems(text, path);
}

/** @throws HostError `bad-data` when there is no row */
export async function* refuseEmpty(items: AsyncIterable<RowItem>, path: string): AsyncGenerator<RowItem> {
  let empty = true;
  for await (const item of items) {
    empty = false;
    yield item;
  }
  if (empty) {
    const ending = path.slice(path.lastIndexOf('.'));
    throw new HostError('bad-data', `${path}: there are no rows in the file; is it the right ${ending} file?`);
  }
}

/** The same from the text of a file that is already read, such as one that an editor holds. */
export function textRows(text: string, path: string): AsyncGenerator<RowItem> {
  return readRows(wholeText(text), path);
}
