import type { DataFacts } from '../../engine/lint/rule.js';
import { dataFormatOf } from './data-format.js';
import { headText, onceUnchanged } from './data-head.js';
import { findData } from './find-data.js';
import { headItems, type TextHead } from './head-items.js';
import { parquetColumns } from './parquet-columns.js';

const headSize = 256 * 1024;
const mostRows = 100;

/** Of many files so many are looked at. */
const mostFiles = 5;

/** Reads what a linter asks of data files, from their first part only; asked again, an unchanged file is not read again. */
export function createDataFacts(): (path: string) => DataFacts | undefined {
  const factsOf = onceUnchanged(fileFacts);
  return (path) => {
    const all = findData(path)
      .slice(0, mostFiles)
      .flatMap((file) => factsOf(file.path) ?? []);
    const [first, ...others] = all;
    if (first === undefined || others.length === 0) return first;
    return { ...first, columns: [...new Set(all.flatMap(({ columns }) => columns))] };
  };
}

/** A file that cannot be read as data has no facts; a run over it says why. */
function fileFacts(path: string): DataFacts | undefined {
  try {
    if (dataFormatOf(path) === 'parquet') return { columns: parquetColumns(path) };
    return textFacts(headText(path, headSize), path);
  } catch {
    return undefined;
  }
}

/** The same from what is known of a file's text. @throws HostError where it is no data */
function textFacts(head: TextHead, path: string): DataFacts | undefined {
  const found = headItems(head, path, mostRows);
  if (found === undefined || found.header?.length === 0) return undefined;
  const rows = found.items.flatMap((item) => (item.type === 'row' ? [item.row.values] : []));
  const columns = found.header ?? [...new Set(rows.flatMap((values) => Object.keys(values)))];
  const [first] = rows;
  return found.header !== undefined && first === undefined ? { columns } : { columns, first };
}
