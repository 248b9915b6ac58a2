import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { RowFilter, RowView } from '../../protocol/results.js';
import type { RowCells } from './row-cells.js';
import type { RunMoves } from './run-moves.js';

/** What is known of rows beside their answers. */
export interface RowFacts {
  readonly moves: RunMoves | undefined;
  /** What the rows were given, by their ids, in lower case; undefined before anybody searched. */
  readonly inputs: ReadonlyMap<string, string> | undefined;
}

/** The rows that pass a view's filters, in its order; its search aside. */
export function rowsOf(rows: readonly RowCells[], view: RowView, { moves }: Pick<RowFacts, 'moves'>): RowCells[] {
  const isShown = [filterOf(view.filter, moves), pickOf(view)].filter((test) => test !== null);
  const shown = isShown.length === 0 ? [...rows] : rows.filter((row) => isShown.every((test) => test(row)));
  return sorted(shown, view);
}

type Test = ((row: RowCells) => boolean) | null;

function filterOf(filter: RowFilter, moves: RunMoves | undefined): Test {
  if (filter === 'all') return null;
  if (filter === 'failed') return (row) => row.failed;
  if (filter === 'differ') return (row) => row.differs;
  const moved = moves?.rows(filter);
  return (row) => moved?.has(row.id) ?? false;
}

function pickOf({ labels }: RowView): Test {
  if (labels === null) return null;
  const { variant, expected, answered } = labels;
  return (row) => {
    const cell = row.cells.get(variant);
    return cell?.outcome === 'scored' && cell.expected === expected && (cell.label ?? null) === answered;
  };
}

function sorted(rows: RowCells[], { sort: { by, variant, descending } }: RowView): RowCells[] {
  const byLine = (a: RowCells, b: RowCells): number => a.line - b.line;
  const turn = descending ? -1 : 1;
  rows.sort(byLine);
  if (by === 'failures') return [...rows.filter((row) => row.failed), ...rows.filter((row) => !row.failed)];
  if (by === 'line') return descending ? rows.reverse() : rows;
  if (by === 'expected') return rows.sort((a, b) => turn * inOrder(a.expected ?? '', b.expected ?? '') || byLine(a, b));
  const scores = new Map(rows.map((row) => [row, scoreOf(row.cells.get(variant ?? ''))]));
  const score = (row: RowCells): number => scores.get(row) ?? 0;
  return rows.sort((a, b) => turn * (score(a) - score(b)) || byLine(a, b));
}

/** By code units: a hundred thousand texts are sorted while somebody waits. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows are judged by `pass` or the first metric; what has no score comes before the worst. */
function scoreOf(cell: CellResult | undefined): number {
  if (cell === undefined) return -2;
  const [first = 1] = Object.values(cell.scores);
  return cell.outcome === 'scored' ? (cell.scores['pass'] ?? first) : -1;
}
