import type { RowItem } from '../../engine/dataset/row.js';
import { HostError } from '../host-error.js';
import { createJsonOutline, type JsonPlace, placeOfRows } from './json-outline.js';
import { createJsonScanner, type JsonPiece } from './json-scanner.js';
import { parseRow } from './parse-row.js';
import { rowItem, tooDeep } from './row-item.js';

/** Nobody writes rows as long as this: it is a bracket or a quote that nothing closes, and reading on would fill the memory. */
const longestRow = 32_000_000;

const cutOff = 'The file ends inside a row or before its list is closed; it may be cut off: save it anew.';

/**
 * Rows of a JSON file: a list of objects, or the one list of objects that an object holds. It is read twice where its rows
 * are not at its start, and never kept whole.
 */
export async function* jsonRows(pieces: () => AsyncIterable<string>, path: string): AsyncGenerator<RowItem> {
  const scanner = createJsonScanner(await findRows(pieces(), path));
  const read = createRowReader();
  for await (const text of pieces()) {
    yield* read(scanner.add(text));
    if (scanner.waiting > longestRow) throw endless(path);
  }
  yield* read(scanner.end());
}

/** Reads no further than it must: a list is known by its first character. */
async function findRows(pieces: AsyncIterable<string>, path: string): Promise<JsonPlace> {
  const outline = createJsonOutline();
  for await (const text of pieces) {
    outline.add(text);
    if (outline.end().first === '[') return 'list';
  }
  return placeIn(outline.end(), path);
}

function placeIn(outline: Parameters<typeof placeOfRows>[0], path: string): JsonPlace {
  const place = placeOfRows(outline);
  if (typeof place === 'object' && 'fault' in place) throw new HostError('bad-data', `${path}: ${place.fault}`);
  return place;
}

/** The rows in the first part of a file, or in all of it. @throws HostError `bad-data` where there is no list of rows */
export function jsonItems(text: string, { path, isWhole }: { path: string; isWhole: boolean }): RowItem[] {
  const outline = createJsonOutline();
  outline.add(text);
  const scanner = createJsonScanner(placeIn(outline.end(), path));
  const read = createRowReader();
  return [...read(scanner.add(text)), ...(isWhole ? read(scanner.end()) : [])];
}

function createRowReader(): (pieces: readonly JsonPiece[]) => RowItem[] {
  let number = 0;
  return (pieces) => pieces.map((piece) => jsonItem(piece, (number += 1)));
}

function jsonItem({ line, text, isCut }: JsonPiece, number: number): RowItem {
  if (isCut) return { type: 'problem', problem: { line, message: cutOff } };
  try {
    return rowItem(parseRow(text), { line, number });
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(line);
    const reason = error instanceof Error ? error.message.slice(0, 160) : String(error);
    return { type: 'problem', problem: { line, message: `This is not JSON (${reason}); correct or remove it.` } };
  }
}

function endless(path: string): HostError {
  const limit = `${longestRow / 1e6} million characters`;
  return new HostError('bad-data', `${path}: a row has more than ${limit}; is a bracket or a quote never closed?`);
}
