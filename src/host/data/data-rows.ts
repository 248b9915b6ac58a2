import type { DataRows } from '../../engine/lint/rule.js';
import { HostError } from '../host-error.js';
import { headText, onceUnchanged } from './data-head.js';
import { findData } from './find-data.js';
import { headItems } from './head-items.js';
import { placedIn } from './open-rows.js';

/** Enough for most files that people write, and read in less time than somebody sees. */
const mostBytes = 2 * 1024 * 1024;
const mostRows = 5000;
const mostFiles = 20;

/** The first rows of data files, for a linter; asked again, an unchanged file is not read again. */
export function createDataRows(): (path: string) => DataRows | undefined {
  const rowsOf = onceUnchanged(fileRows);
  return (path) => {
    const files = findData(path);
    const [only] = files;
    if (only?.name === undefined) return only && rowsOf(only.path);
    const read = files.slice(0, mostFiles).map((file) => ({ ...file, rows: rowsOf(file.path) }));
    const items = read.flatMap(({ name = '', rows }) => (rows?.items ?? []).map((item) => placedIn(item, name)));
    const isWhole = files.length <= mostFiles && items.length <= mostRows && read.every(({ rows }) => rows?.isWhole);
    return { items: items.slice(0, mostRows), isWhole };
  };
}

function fileRows(path: string): DataRows | undefined {
  try {
    const head = headText(path, mostBytes);
    const items = headItems(head, path, mostRows + 1)?.items;
    return items && { items: items.slice(0, mostRows), isWhole: head.isWhole && items.length <= mostRows };
  } catch (error) {
    if (error instanceof HostError && (error.kind === 'bad-data' || error.kind === 'encoding'))
      return { items: [], isWhole: true, fault: withoutPath(error.message, path) };
    // What is no data at all, or may not be read, a run says.
    return undefined;
  }
}

/** The finding names the file in the prompt's own words. */
function withoutPath(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
