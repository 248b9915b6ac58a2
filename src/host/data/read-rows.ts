import type { RowItem } from '../../engine/dataset/row.js';
import { HostError } from '../host-error.js';
import { csvRows } from './csv-rows.js';
import { dialectOf } from './data-format.js';
import { jsonlRows } from './jsonl-rows.js';
import { type DataLine, textLines } from './text-lines.js';

/**
 * The rows of a data file, format by the extension of its name. A line that is no row comes as a problem; the rows around
 * it are kept.
 * @throws HostError `bad-data` for what cannot be read as data at all, and when there is no row in it
 */
export async function* readRows(blocks: AsyncIterable<readonly DataLine[]>, path: string): AsyncGenerator<RowItem> {
  const dialect = dialectOf(path);
  const items = dialect === 'jsonl' ? jsonlRows(blocks, path) : csvRows(blocks, dialect, path);
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
  return readRows(textLines(text), path);
}
