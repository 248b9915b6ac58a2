import { dirname, relative, sep } from 'node:path';
import type { ConfigurationFiles, TableRow } from '../../engine/prompt/formats/promptfoo/configuration-files.js';
import { scanCsv } from '../data/csv-records.js';
import { readHeader } from '../data/csv-rows.js';
import { csvDialect } from '../data/data-format.js';
import { splitLines } from '../data/text-lines.js';
import { HostError } from '../host-error.js';
import { isInside, resolveInside } from './confine.js';
import { globMatcher } from './glob-matcher.js';
import { readTextSync } from './read-text.js';
import { walkFiles } from './walk-files.js';

/** The files a configuration names, below `root`, or below its own folder where it lies outside. */
export function configurationFiles(root: string, path: string): ConfigurationFiles {
  const folder = dirname(path);
  const confines = isInside(root, folder) ? root : folder;
  return {
    find(glob) {
      const matches = globMatcher([glob.replace(/^\.\//, '')]);
      const names = [...walkFiles(confines)].map((file) => relative(folder, file).split(sep).join('/'));
      return names.filter((name) => matches(name)).sort();
    },
    read(name) {
      try {
        const file = resolveInside(confines, folder, name);
        return file === undefined ? 'missing' : { text: readTextSync(file) };
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return error.kind === 'outside-workspace' ? 'outside' : 'missing';
      }
    },
    table: readTable,
  };
}

export function readTable(text: string, path: string): readonly TableRow[] | string {
  const dialect = csvDialect(/\.tsv$/i.test(path) ? 'tsv' : 'csv');
  const [head, ...records] = scanCsv(splitLines(text, 1), dialect, true).records;
  if (head === undefined) return `${path}: there are no rows in the file; is it the right one?`;
  try {
    const header = readHeader(head, dialect, path);
    const fault = records.find((record) => 'message' in record);
    if (fault !== undefined && 'message' in fault) return `${path}: line ${fault.line}: ${fault.message}`;
    const odd = records.find((record) => 'fields' in record && record.fields.length !== header.length);
    if (odd !== undefined)
      return `${path}: line ${odd.line}: the line has another number of values than the header; check its quotes and delimiters.`;
    return records.flatMap((record): TableRow[] =>
      'fields' in record
        ? [{ line: record.line, values: Object.fromEntries(header.map((name, i) => [name, record.fields[i] ?? ''])) }]
        : [],
    );
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return error.message;
  }
}
