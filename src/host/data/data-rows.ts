import type { RowItem } from '../../engine/dataset/row.js';
import type { DataRows } from '../../engine/lint/rule.js';
import { HostError } from '../host-error.js';
import { type CsvDialect, scanCsv } from './csv-records.js';
import { csvRow, readHeader } from './csv-rows.js';
import { headLines, onceUnchanged } from './data-head.js';
import { dialectOf } from './data-format.js';
import { isArrayFile, isBlank, jsonlRow } from './jsonl-rows.js';
import type { DataLine } from './text-lines.js';

/** Enough for most files that people write, and read in less time than somebody sees. */
const mostBytes = 2 * 1024 * 1024;
const mostRows = 5000;

/** The first rows of data files, for a linter; asked again, an unchanged file is not read again. */
export function createDataRows(): (path: string) => DataRows | undefined {
  return onceUnchanged(rowsOf);
}

function rowsOf(path: string): DataRows | undefined {
  try {
    const dialect = dialectOf(path);
    const head = headLines(path, mostBytes);
    const lines = head.lines.filter(({ text }) => !isBlank(text));
    const items =
      dialect === 'jsonl' ? jsonlItems(lines, path) : csvItems(lines, dialect, { path, final: head.isWhole });
    return { items: items.slice(0, mostRows), isWhole: head.isWhole && items.length <= mostRows };
  } catch (error) {
    if (error instanceof HostError && (error.kind === 'bad-data' || error.kind === 'encoding'))
      return { items: [], isWhole: true, fault: withoutPath(error.message, path) };
    // What is no data at all, or may not be read, a run says.
    return undefined;
  }
}

function jsonlItems(lines: readonly DataLine[], path: string): RowItem[] {
  if (lines[0]?.text.trimStart().startsWith('[') === true) throw isArrayFile(path);
  return lines.slice(0, mostRows + 1).map(jsonlRow);
}

interface CsvReading {
  readonly path: string;
  /** Whether the file ends with these lines. */
  readonly final: boolean;
}

function csvItems(lines: readonly DataLine[], dialect: CsvDialect, { path, final }: CsvReading): RowItem[] {
  const [first, ...records] = scanCsv(lines, dialect, final).records;
  if (first === undefined) return [];
  const header = readHeader(first, dialect, path);
  return records.slice(0, mostRows + 1).map((record) => csvRow(record, header));
}

/** The finding names the file in the prompt's own words. */
function withoutPath(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
