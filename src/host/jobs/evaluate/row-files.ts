import type { Row } from '../../../engine/dataset/row.js';
import { canonicalJson } from '../../../engine/text/hash.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { readRun } from '../../runs/read-run.js';
import type { EvaluationHeader, RowFilesLine } from '../../runs/run-line.js';
import { type DataSource, openSource } from './data-source.js';
import { placeOf } from './place-of.js';
import { sha256 } from '../../sha256.js';

/** The hashes of what the files of rows held, by row. */
export type FileHashes = ReadonlyMap<string, string>;

/**
 * Refuses to go on with a run when a picture, a recording or a text that its rows name is another one now. Only rows it
 * has asked about are read for that.
 * @returns what is known of the rows it has asked about
 * @throws HostError `bad-argument` that names the first line whose files changed
 */
export async function refuseChangedFiles(
  { id, data }: EvaluationHeader,
  source: DataSource,
  host: Host,
): Promise<FileHashes> {
  const known = new Map<string, RowFilesLine>();
  for await (const line of readRun(host.runsFolder, id)) if (isRowFiles(line)) known.set(line.row, line);
  const left = new Map(known);
  if (left.size > 0)
    for await (const item of openSource(host, source)) {
      if (item.type !== 'row' || left.get(item.row.id)?.hash !== hashOf(item.row, source)) continue;
      left.delete(item.row.id);
      if (left.size === 0) break;
    }
  const [first] = left.values();
  if (first !== undefined) throw changed(id, placeOf(first, data.path));
  return new Map([...known.values()].map(({ row, hash }) => [row, hash]));
}

interface Stamping {
  readonly source: DataSource;
  readonly known: FileHashes;
}

/** Keeps what the files of each row held before the row is asked about. */
export function withFileHashes(
  rows: AsyncIterable<Row>,
  { source, known }: Stamping,
  append: (line: RowFilesLine) => void,
): AsyncIterable<Row> {
  return source.selection.kinds === undefined ? rows : stamped();

  async function* stamped(): AsyncGenerator<Row, void> {
    for await (const row of rows) {
      const hash = known.has(row.id) ? undefined : hashOf(row, source);
      if (hash !== undefined) append({ type: 'row-files', row: row.id, ...placeIn(row), hash });
      yield row;
    }
  }
}

function placeIn({ line, file }: Row): Pick<RowFilesLine, 'line' | 'file'> {
  return { line, ...(file !== undefined && { file }) };
}

/** Of the values that columns with files have; undefined where the row has none. */
function hashOf({ values }: Row, { selection: { kinds = {} } }: DataSource): string | undefined {
  const columns = Object.keys(kinds).filter((name) => kinds[name] !== 'json' && values[name] !== undefined);
  if (columns.length === 0) return undefined;
  return sha256(canonicalJson(columns.map((name) => [name, values[name]])));
}

function changed(id: string, place: string): HostError {
  const what = `${place}: the files of this row changed since run ${id} started, so its answers cannot be completed.`;
  return new HostError(
    'bad-argument',
    `${what} Restore them, or start anew without --resume: known answers come from the cache.`,
  );
}

function isRowFiles(line: { readonly type: string }): line is RowFilesLine {
  return line.type === 'row-files' && 'row' in line && 'hash' in line && 'line' in line;
}
