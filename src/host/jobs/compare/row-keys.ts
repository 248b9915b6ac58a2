import { contentKey } from '../../../engine/dataset/row-id.js';
import { readCells, type StoredRun } from '../runs/stored-run.js';

/** By what a run's row is known beside the other run's. */
export type RowKey = (row: string) => string;

/**
 * Rows of one file are the same where line and content are. Once the file has changed lines may have moved, so that
 * content alone decides; of rows with equal content the first is the first.
 */
export async function rowKeys(a: StoredRun, b: StoredRun): Promise<readonly [RowKey, RowKey]> {
  if (a.header.data.hash === b.header.data.hash) return [(row) => row, (row) => row];
  return [await contentKeys(a), await contentKeys(b)];
}

async function contentKeys(run: StoredRun): Promise<RowKey> {
  const lines = new Map<string, number>();
  await readCells(run, ({ row, line }) => void lines.set(row, line));
  const keys = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const [row] of [...lines].sort(([, one], [, other]) => one - other)) {
    const content = contentKey(row);
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    keys.set(row, `${content}-${count}`);
  }
  return (row) => keys.get(row) ?? row;
}
