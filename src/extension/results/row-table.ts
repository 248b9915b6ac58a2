import type { CellResult } from '../../engine/eval/contracts/cell.js';
import { hasPassed } from '../../engine/eval/has-passed.js';
import type { CellLine, RowFilter, RowLine, RowView, RowWindow } from '../../protocol/results.js';
import type { RowCells } from './row-cells.js';
import { type RowFacts, rowsOf } from './row-order.js';
import { type FoundRows, type RowSearch, searchRows } from './row-search.js';
import type { RunMoves } from './run-moves.js';

/** The rows of a run with their cells; hands out the few that are on screen. */
export interface RowTable {
  readonly answers: number;
  add(cell: CellResult): void;
  row(id: string): RowCells | undefined;
  /** In the order they were met. */
  all(): Iterable<RowCells>;
  /** Ids of the rows on which a variant failed or has no answer. */
  failed(): readonly string[];
  /** All rows of a view in its order. */
  shown(view: RowView): readonly RowCells[];
  /** @param patience milliseconds that a search may take; what it has found by then is listed */
  window(view: RowView, variants: readonly string[], patience?: number): RowWindow;
  /** Goes on with the search of a view for so many milliseconds; true when it has looked at all rows. */
  look(view: RowView, patience: number): boolean;
  readonly facts: RowFacts;
  tell(facts: Partial<RowFacts>): void;
}

/** A list needs a line, not the whole answer. */
const longest = 300;

export function createRowTable(): RowTable {
  const rows = new Map<string, RowCells>();
  const counts = { failed: 0, differ: 0 };
  let answers = 0;
  const finder = createFinder(rows);
  const { find } = finder;

  return {
    get answers() {
      return answers;
    },
    add(cell) {
      const row = rows.get(cell.row) ?? newRow(cell, rows.size);
      rows.set(cell.row, row);
      const before = { ...row };
      addTo(row, cell);
      if (row.failed && !before.failed) counts.failed++;
      if (row.differs && !before.differs) counts.differ++;
      answers++;
      finder.changed(row);
    },
    row: (id) => rows.get(id),
    all: () => rows.values(),
    failed: () => [...rows.values()].flatMap((row) => (row.failed ? [row.id] : [])),
    shown: (view) => find(view).rows,
    look: (view, patience) => find(view, patience).isDone,
    window(view, variants, patience) {
      const { rows: all, isDone } = find(view, patience);
      return {
        view,
        total: all.length,
        all: rows.size,
        searching: !isDone,
        counts: {
          all: rows.size,
          failed: counts.failed,
          ...others(variants.length, counts.differ, finder.facts.moves),
        },
        items: all.slice(view.first, view.first + view.count).map((row) => toLine(row, variants, finder.facts.moves)),
      };
    },
    get facts() {
      return finder.facts;
    },
    tell: finder.tell,
  };
}

/** Which rows a view lists; what it has found for the last one is found again. */
interface Finder {
  readonly facts: RowFacts;
  readonly find: (view: RowView, patience?: number) => FoundRows;
  readonly tell: (facts: Partial<RowFacts>) => void;
  changed(row: RowCells): void;
}

function createFinder(rows: ReadonlyMap<string, RowCells>): Finder {
  let facts: RowFacts = { moves: undefined, inputs: undefined };
  let listed: Listed | undefined;
  let search: RowSearch | undefined;
  return {
    get facts() {
      return facts;
    },
    find(view, patience = Infinity) {
      listed = listedFor(view, listed, rows, facts);
      const text = view.search.trim();
      if (text === '') return { rows: listed.rows, isDone: true };
      if (search?.text !== text) search = searchRows(text, facts.inputs, search);
      return search.look(listed.rows, patience);
    },
    tell(more) {
      facts = { ...facts, ...more };
      listed = search = undefined;
    },
    changed(row) {
      listed = undefined;
      search?.forget(row);
    },
  };
}

/** All rows of a view in its order, whichever of them are on screen, and whatever is searched among them. */
interface Listed {
  readonly of: RowView;
  readonly rows: readonly RowCells[];
}

function listedFor(
  view: RowView,
  last: Listed | undefined,
  rows: ReadonlyMap<string, RowCells>,
  facts: RowFacts,
): Listed {
  const of = { ...view, search: '', first: 0, count: 0 };
  if (last !== undefined && JSON.stringify(last.of) === JSON.stringify(of)) return last;
  return { of, rows: rowsOf([...rows.values()], of, facts) };
}

function newRow({ row, line, expected }: CellResult, place: number): RowCells {
  return { id: row, place, line, expected, cells: new Map(), failed: false, differs: false };
}

function addTo(row: RowCells, cell: CellResult): void {
  const [first] = row.cells.values();
  if (!row.cells.has(cell.variant)) row.cells.set(cell.variant, cell);
  row.failed ||= !hasPassed(cell);
  row.differs ||= first !== undefined && first.variant !== cell.variant && said(first) !== said(cell);
}

/** The label where one was read: two wordings of it are no difference. */
function said({ label, answer, error }: CellResult): string {
  return label ?? error?.message ?? answer.trim();
}

/** Filters that have a sense only with several variants, or beside another run. */
function others(
  variants: number,
  differ: number,
  moves: RunMoves | undefined,
): Readonly<Partial<Record<RowFilter, number>>> {
  return {
    ...(variants > 1 && { differ }),
    ...(moves && {
      regressed: moves.rows('regressed').size,
      improved: moves.rows('improved').size,
      changed: moves.rows('changed').size,
    }),
  };
}

function toLine(
  { id, line, expected, cells }: RowCells,
  variants: readonly string[],
  moves: RunMoves | undefined,
): RowLine {
  return {
    id,
    line,
    expected: expected?.slice(0, longest) ?? null,
    cells: variants.map((variant) => {
      const cell = cells.get(variant);
      return cell ? { ...toCellLine(cell), move: moves?.of(id, variant) ?? null } : null;
    }),
  };
}

function toCellLine(cell: CellResult): Omit<CellLine, 'move'> {
  const text = cell.error?.message ?? cell.answer;
  return { outcome: cell.outcome, passed: hasPassed(cell), text: text.slice(0, longest).replaceAll(/\s+/g, ' ') };
}
