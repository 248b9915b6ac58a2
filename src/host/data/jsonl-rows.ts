import type { RowItem } from '../../engine/dataset/row.js';
import type { HashText } from '../../engine/text/hash.js';
import { HostError } from '../host-error.js';
import type { DataLine } from './text-lines.js';
import { parseRow } from './parse-row.js';
import { rowItem, tooDeep } from './row-item.js';

/** Rows of a JSONL file: one JSON object a line, blank lines skipped. */
export async function* jsonlRows(
  blocks: AsyncIterable<readonly DataLine[]>,
  path: string,
  hash?: HashText,
): AsyncGenerator<RowItem> {
  let first = true;
  for await (const lines of blocks) {
    for (const line of lines) {
      if (isBlank(line.text)) continue;
      if (first && line.text.trimStart().startsWith('[')) throw isArrayFile(path);
      first = false;
      yield jsonlRow(line, hash);
    }
  }
}

export function jsonlRow({ line, text }: DataLine, hash?: HashText): RowItem {
  try {
    return rowItem(parseRow(text), { line }, hash);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(line);
    const reason = error instanceof Error ? error.message.slice(0, 160) : String(error);
    return { type: 'problem', problem: { line, message: `This is not JSON (${reason}); correct or remove the line.` } };
  }
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

export function isArrayFile(path: string): HostError {
  const advice = 'name the file .json, or write one JSON object a line (JSONL)';
  return new HostError('bad-data', `${path}: this is a JSON array; ${advice}.`);
}
