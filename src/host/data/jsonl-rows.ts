import { rowId } from '../../engine/dataset/row-id.js';
import type { RowItem } from '../../engine/dataset/row.js';
import { HostError } from '../host-error.js';
import type { DataLine } from './text-lines.js';
import { parseRow } from './parse-row.js';

/** Rows of a JSONL file: one JSON object a line, blank lines skipped. */
export async function* jsonlRows(blocks: AsyncIterable<readonly DataLine[]>, path: string): AsyncGenerator<RowItem> {
  let first = true;
  for await (const lines of blocks) {
    for (const line of lines) {
      if (isBlank(line.text)) continue;
      if (first && line.text.trimStart().startsWith('[')) throw isArrayFile(path);
      first = false;
      yield jsonlRow(line);
    }
  }
}

export function jsonlRow({ line, text }: DataLine): RowItem {
  let value: unknown;
  try {
    value = parseRow(text);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(line);
    const reason = error instanceof Error ? error.message.slice(0, 160) : String(error);
    return { type: 'problem', problem: { line, message: `This is not JSON (${reason}); correct or remove the line.` } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'A row must be a JSON object such as {"text": "…", "label": "…"}; correct or remove the line.';
    return { type: 'problem', problem: { line, message } };
  }
  const values = value as Readonly<Record<string, unknown>>;
  try {
    return { type: 'row', row: { id: rowId(line, values), line, values } };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(line);
  }
}

function tooDeep(line: number): RowItem {
  return { type: 'problem', problem: { line, message: 'This JSON is nested too deep; flatten or remove the line.' } };
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

export function isArrayFile(path: string): HostError {
  return new HostError('bad-data', `${path}: this is a JSON array; write one JSON object a line instead (JSONL).`);
}
