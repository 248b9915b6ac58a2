import { rowId } from '../../engine/dataset/row-id.js';
import type { RowItem } from '../../engine/dataset/row.js';
import type { HashText } from '../../engine/text/hash.js';
import { HostError } from '../host-error.js';
import { counted } from '../reports/wording.js';
import { type CsvDialect, type CsvFault, type CsvRecord, scanCsv } from './csv-records.js';
import type { DataLine } from './text-lines.js';

/** Rows of a CSV or TSV file with a header. Values are text, exactly as between the delimiters. */
export async function* csvRows(
  blocks: AsyncIterable<readonly DataLine[]>,
  dialect: CsvDialect,
  path: string,
  hash?: HashText,
): AsyncGenerator<RowItem> {
  let rest: readonly DataLine[] = [];
  let header: readonly string[] | undefined;
  const rowsOf = function* (lines: readonly DataLine[], final: boolean): Generator<RowItem> {
    const scan = scanCsv(lines, dialect, final);
    rest = scan.rest;
    for (const record of scan.records) {
      if (header === undefined) header = readHeader(record, dialect, path);
      else yield csvRow(record, header, hash);
    }
  };
  for await (const lines of blocks) yield* rowsOf(rest.length === 0 ? lines : [...rest, ...lines], false);
  yield* rowsOf(rest, true);
}

/**
 * The column names.
 * @throws HostError `bad-data` when they cannot be told apart or the file is separated by another character
 */
export function readHeader(record: CsvRecord | CsvFault, { delimiter }: CsvDialect, path: string): readonly string[] {
  if ('message' in record) throw new HostError('bad-data', `${path}: line ${record.line}: ${record.message}`);
  if (record.fields.some((name) => /\r(?!\n)/.test(name))) throw new HostError('bad-data', `${path}: ${oldLines}`);
  const header = record.fields.map((name) => name.trim());
  const other = header.length === 1 ? otherDelimiter(header[0] ?? '', delimiter) : undefined;
  if (other !== undefined) throw new HostError('bad-data', `${path}: ${other}`);
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice === undefined) return header;
  const which = twice === '' ? 'two columns have no name' : `two columns are called \`${twice}\``;
  throw new HostError('bad-data', `${path}: ${which}; give each its own name in the header.`);
}

const oldLines =
  'its lines end with CR alone, as on an old Mac; save it with line ends of Unix (LF) or Windows (CRLF).';

function otherDelimiter(header: string, delimiter: string): string | undefined {
  const found = [';', '\t', ',', '|'].find((candidate) => candidate !== delimiter && header.includes(candidate));
  if (found === undefined) return undefined;
  const [shown, wanted] = [found === '\t' ? 'tabs' : `\`${found}\``, delimiter === '\t' ? 'tabs' : `\`${delimiter}\``];
  const help = found === '\t' ? 'name the file .tsv' : found === ',' ? 'name the file .csv' : `save it with ${wanted}`;
  return `the values are separated by ${shown}, not by ${wanted}; ${help}.`;
}

export function csvRow(record: CsvRecord | CsvFault, header: readonly string[], hash?: HashText): RowItem {
  const { line } = record;
  if ('message' in record) return { type: 'problem', problem: record };
  const { fields } = record;
  if (fields.length !== header.length) {
    const [has, named] = [counted(fields.length, 'value'), counted(header.length, 'column')];
    const message = `The line has ${has} and the header names ${named}; check its quotes and delimiters.`;
    return { type: 'problem', problem: { line, message } };
  }
  const values = Object.fromEntries(header.map((name, i) => [name, fields[i] ?? '']));
  return { type: 'row', row: { id: rowId(line, values, hash), line, values } };
}
