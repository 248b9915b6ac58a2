import { HostError } from '../host-error.js';
import type { CsvDialect } from './csv-records.js';

const dialects: ReadonlyMap<string, 'jsonl' | CsvDialect> = new Map<string, 'jsonl' | CsvDialect>([
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.csv', { delimiter: ',', relaxQuotes: false }],
  ['.tsv', { delimiter: '\t', relaxQuotes: true }],
]);

/** Whether a file of this name is read as rows. */
export function isDataName(name: string): boolean {
  return dialects.has(endingOf(name));
}

/**
 * How to read a data file, by its name.
 * @throws HostError `bad-data` for formats this version does not read
 */
export function dialectOf(path: string): 'jsonl' | CsvDialect {
  const extension = endingOf(path);
  const dialect = dialects.get(extension);
  if (dialect !== undefined) return dialect;
  const named = extension === '' ? 'files without an extension' : `\`${extension}\` files`;
  throw new HostError(
    'bad-data',
    `${path}: ${named} are not read in this version; convert this one to .jsonl, .csv or .tsv.`,
  );
}

/** As `extname` has it, which browsers do not: empty where the name has no dot but a first one. */
function endingOf(path: string): string {
  return /[^/\\](\.[^./\\]*)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
