import type { CellResult } from '../../engine/eval/contracts/cell.js';
import { hasPassed } from '../../engine/eval/has-passed.js';
import type { CellLine, RowFilter, RowLine, RowWindow } from '../../protocol/results.js';

interface RowCells {
  readonly id: string;
  readonly line: number;
  readonly expected: string | undefined;
  /** The first repeat's cell by variant. */
  readonly cells: Map<string, CellResult>;
  failed: boolean;
}

/** The rows of a run with their cells; hands out the few that are on screen. */
export interface RowTable {
  readonly answers: number;
  add(cell: CellResult): void;
  cell(row: string, variant: string): CellResult | undefined;
  /** Ids of the rows on which a variant failed or has no answer. */
  failed(): readonly string[];
  window(view: { filter: RowFilter; first: number; count: number }, variants: readonly string[]): RowWindow;
}

/** A list needs a line, not the whole answer. */
const longest = 300;

export function createRowTable(): RowTable {
  const rows = new Map<string, RowCells>();
  let answers = 0;
  let ordered: { readonly failed: readonly RowCells[]; readonly all: readonly RowCells[] } | undefined;

  return {
    get answers() {
      return answers;
    },
    add(cell) {
      const row = rows.get(cell.row) ?? newRow(cell);
      rows.set(cell.row, row);
      if (!row.cells.has(cell.variant)) row.cells.set(cell.variant, cell);
      row.failed ||= !hasPassed(cell);
      answers++;
      ordered = undefined;
    },
    failed: () => [...rows.values()].flatMap((row) => (row.failed ? [row.id] : [])),
    cell: (row, variant) => rows.get(row)?.cells.get(variant),
    window({ filter, first, count }, variants) {
      ordered ??= failuresFirst([...rows.values()]);
      const chosen = filter === 'failed' ? ordered.failed : ordered.all;
      return {
        filter,
        total: chosen.length,
        failed: ordered.failed.length,
        all: rows.size,
        first,
        items: chosen.slice(first, first + count).map((row) => toLine(row, variants)),
      };
    },
  };
}

function newRow({ row, line, expected }: CellResult): RowCells {
  return { id: row, line, expected, cells: new Map(), failed: false };
}

function failuresFirst(rows: RowCells[]): { failed: RowCells[]; all: RowCells[] } {
  rows.sort((a, b) => a.line - b.line);
  const failed = rows.filter((row) => row.failed);
  return { failed, all: [...failed, ...rows.filter((row) => !row.failed)] };
}

function toLine({ id, line, expected, cells }: RowCells, variants: readonly string[]): RowLine {
  return {
    id,
    line,
    expected: expected?.slice(0, longest) ?? null,
    cells: variants.map((variant) => {
      const cell = cells.get(variant);
      return cell ? toCellLine(cell) : null;
    }),
  };
}

function toCellLine(cell: CellResult): CellLine {
  const text = cell.error?.message ?? cell.answer;
  return { outcome: cell.outcome, passed: hasPassed(cell), text: text.slice(0, longest).replaceAll(/\s+/g, ' ') };
}
