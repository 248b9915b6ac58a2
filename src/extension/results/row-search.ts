import type { RowCells } from './row-cells.js';
import type { RowFacts } from './row-order.js';

/** A search through rows that goes on where it was left: what it knows of a row is asked once. */
export interface RowSearch {
  readonly text: string;
  /** Those of the rows that are found by then, in their order, and whether it has looked at all of them. */
  look(rows: readonly RowCells[], patience: number): FoundRows;
  /** A row has another answer. */
  forget(row: RowCells): void;
  /** By the places of rows; what lies beyond its end is not known. */
  readonly known: Uint8Array;
}

export interface FoundRows {
  readonly rows: readonly RowCells[];
  readonly isDone: boolean;
}

/** What is known of a row. A map of as many rows would take longer to make than a search is allowed to take of the editor. */
const [unknown, hit, miss] = [0, 1, 2];

/** @param text without blanks around it @param before the search whose text was changed to this one */
export function searchRows(text: string, inputs: RowFacts['inputs'], before: RowSearch | undefined): RowSearch {
  const has = testOf(text, inputs);
  const earlier = before !== undefined && isWithin(text, before.text) ? before.known : new Uint8Array();
  let known: Uint8Array = earlier.map((one) => (one === miss ? miss : unknown));
  let looked: Looked = { rows: [], next: 0, found: [] };
  return {
    text,
    get known() {
      return known;
    },
    forget(row) {
      if (row.place < known.length) known[row.place] = unknown;
      looked = { rows: [], next: 0, found: [] };
    },
    look(rows, patience) {
      const end = performance.now() + patience;
      if (looked.rows !== rows) {
        looked = { rows, next: 0, found: [] };
        known = withRoom(known, rows);
      }
      const { found } = looked;
      for (let row = rows[looked.next]; row !== undefined; row = rows[++looked.next]) {
        if (known[row.place] === unknown) {
          if (performance.now() >= end) return { rows: found, isDone: false };
          known[row.place] = has(row) ? hit : miss;
        }
        if (known[row.place] === hit) found.push(row);
      }
      return { rows: found, isDone: true };
    },
  };
}

/** How far it came in a list of rows. */
interface Looked {
  readonly rows: readonly RowCells[];
  next: number;
  readonly found: RowCells[];
}

function withRoom(known: Uint8Array, rows: readonly RowCells[]): Uint8Array {
  const most = rows.reduce((sum, { place }) => Math.max(sum, place + 1), 0);
  if (most <= known.length) return known;
  const wider = new Uint8Array(2 * most);
  wider.set(known);
  return wider;
}

/**
 * Whether what one search does not find another does not find either, so that the next letter looks only at what the letters
 * before it found. A number finds its line too, which less of it does not.
 */
function isWithin(text: string, before: string): boolean {
  return text.includes(before) && !/^\d+$/.test(text);
}

/** A number finds its line too. */
function testOf(text: string, inputs: RowFacts['inputs']): (row: RowCells) => boolean {
  const wanted = text.toLowerCase();
  // A lower case of each answer would be made anew, or kept beside it.
  const pattern = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  const has = (said: string | undefined): boolean => said !== undefined && pattern.test(said);
  return ({ id, line, expected, cells }) =>
    String(line) === wanted ||
    has(expected) ||
    (inputs?.get(id)?.includes(wanted) ?? false) ||
    [...cells.values()].some(({ answer, error }) => has(answer) || has(error?.message));
}
