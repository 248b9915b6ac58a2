import type { DataFacts } from '../../engine/lint/rule.js';
import { readHeader } from './csv-rows.js';
import { type CsvScan, scanCsv } from './csv-records.js';
import { dialectOf } from './data-format.js';
import { headLines, onceUnchanged } from './data-head.js';
import { isBlank, jsonlRow } from './jsonl-rows.js';
import type { DataLine } from './text-lines.js';

const headSize = 256 * 1024;
const mostRows = 100;

/** Reads what a linter asks of data files, from their first part only; asked again, an unchanged file is not read again. */
export function createDataFacts(): (path: string) => DataFacts | undefined {
  return onceUnchanged(factsOf);
}

/** A file that cannot be read as data has no facts; a run over it says why. */
function factsOf(path: string): DataFacts | undefined {
  try {
    const dialect = dialectOf(path);
    const lines = headLines(path, headSize).lines.filter(({ text }) => !isBlank(text));
    if (dialect === 'jsonl') return jsonlFacts(lines);
    const [header, ...records] = scanCsv(lines, dialect, true).records;
    return header && csvFacts(readHeader(header, dialect, path), records);
  } catch {
    return undefined;
  }
}

function jsonlFacts(lines: readonly DataLine[]): DataFacts {
  const rows = lines.slice(0, mostRows).flatMap((line) => {
    const item = jsonlRow(line);
    return item.type === 'row' ? [item.row.values] : [];
  });
  return { columns: [...new Set(rows.flatMap((values) => Object.keys(values)))], first: rows[0] };
}

function csvFacts(columns: readonly string[], records: CsvScan['records']): DataFacts {
  const first = records.find((record) => 'fields' in record && record.fields.length === columns.length);
  if (first === undefined || !('fields' in first)) return { columns };
  return { columns, first: Object.fromEntries(columns.map((name, i) => [name, first.fields[i]])) };
}
