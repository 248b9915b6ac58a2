import { HostError } from '../host-error.js';
import type { CsvDialect } from './csv-records.js';

export type DataFormat = 'jsonl' | 'csv' | 'tsv' | 'json' | 'yaml' | 'parquet';

export const dataFormats: readonly DataFormat[] = ['jsonl', 'csv', 'tsv', 'json', 'yaml', 'parquet'];

const byEnding: ReadonlyMap<string, DataFormat> = new Map<string, DataFormat>([
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.csv', 'csv'],
  ['.tsv', 'tsv'],
  ['.json', 'json'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.parquet', 'parquet'],
]);

/** What lies beside data in formats that data may have. */
const settings = /^(?:hone\.config|promptfooconfig.*|package|package-lock|[jt]sconfig.*)\.(?:json|ya?ml)$/i;

/** Whether a file of this name is most likely rows. */
export function isDataName(name: string): boolean {
  return byEnding.has(endingOf(name)) && !settings.test(name);
}

/**
 * How to read a data file, by its name.
 * @throws HostError `bad-data` for formats this version does not read
 */
export function dataFormatOf(path: string): DataFormat {
  const extension = endingOf(path);
  const format = byEnding.get(extension);
  if (format !== undefined) return format;
  const named = extension === '' ? 'files without an extension' : `\`${extension}\` files`;
  throw new HostError(
    'bad-data',
    `${path}: ${named} are not read as rows; convert this one to .jsonl, .csv, .tsv, .json, .yaml or .parquet.`,
  );
}

export function csvDialect(format: 'csv' | 'tsv'): CsvDialect {
  return format === 'csv' ? { delimiter: ',', relaxQuotes: false } : { delimiter: '\t', relaxQuotes: true };
}

/** As `extname` has it, which browsers do not: empty where the name has no dot but a first one. */
function endingOf(path: string): string {
  return /[^/\\](\.[^./\\]*)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
