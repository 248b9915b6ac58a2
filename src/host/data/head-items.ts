import type { RowItem } from '../../engine/dataset/row.js';
import { scanCsv } from './csv-records.js';
import { csvRow, readHeader } from './csv-rows.js';
import { csvDialect, dataFormatOf } from './data-format.js';
import { jsonItems } from './json-rows.js';
import { isArrayFile, isBlank, jsonlRow } from './jsonl-rows.js';
import { type DataLine, splitLines } from './text-lines.js';
import { yamlItems } from './yaml-rows.js';

/** The first part of a data file, or all of it. */
export interface TextHead {
  readonly text: string;
  readonly isWhole: boolean;
}

export interface HeadItems {
  /** Undefined where each row names its own columns. */
  readonly header: readonly string[] | undefined;
  readonly items: readonly RowItem[];
}

/**
 * The first rows of a data file, from its first part; undefined where that says nothing of them.
 * @throws HostError `bad-data` as `readRows`
 */
export function headItems({ text, isWhole }: TextHead, path: string, most: number): HeadItems | undefined {
  const format = dataFormatOf(path);
  switch (format) {
    case 'jsonl': {
      const lines = wholeLines(text, isWhole);
      if (lines[0]?.text.trimStart().startsWith('[') === true) throw isArrayFile(path);
      return { header: undefined, items: lines.slice(0, most).map((line) => jsonlRow(line)) };
    }
    case 'csv':
    case 'tsv': {
      const dialect = csvDialect(format);
      const [first, ...records] = scanCsv(wholeLines(text, isWhole), dialect, isWhole).records;
      if (first === undefined) return { header: [], items: [] };
      const header = readHeader(first, dialect, path);
      return { header, items: records.slice(0, most).map((record) => csvRow(record, header)) };
    }
    case 'json':
      return { header: undefined, items: jsonItems(text, { path, isWhole }).slice(0, most) };
    case 'yaml':
      return isWhole ? { header: undefined, items: yamlItems(text, path).slice(0, most) } : undefined;
    case 'parquet':
      return undefined;
  }
}

function wholeLines(text: string, isWhole: boolean): DataLine[] {
  const end = isWhole ? text.length : text.lastIndexOf('\n') + 1;
  return splitLines(text.slice(0, end), 1).filter((line) => !isBlank(line.text));
}
