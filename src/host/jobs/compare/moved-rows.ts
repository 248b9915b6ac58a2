import { commonRows, scoresOf } from '../../../engine/eval/paired-rows.js';
import type { CellResult } from '../../../engine/eval/contracts/cell.js';
import { readCells } from '../runs/stored-run.js';
import type { JointTally } from './joint-tally.js';
import type { MovedAnswer, MovedRow, MovedRows } from './run-comparison.js';

/** Two variants that belong together, by their ids in their runs, and the metric rows are judged by. */
export interface JudgedPair {
  readonly a: string;
  readonly b: string;
  readonly judge: string | null;
}

export interface Moves {
  readonly lost: MovedRows;
  readonly won: MovedRows;
  readonly changed: MovedRows;
}

interface Move {
  readonly slot: number;
  readonly line: number;
  readonly a: number;
  readonly b: number;
}

interface PairMoves {
  readonly pair: JudgedPair;
  readonly lists: Readonly<Record<keyof Moves, { readonly count: number; readonly first: readonly Move[] }>>;
}

/**
 * Which rows a change won and lost, those that moved most first, in the order of the pairs. Scores are compared first
 * and only then are the texts of the rows to be shown read, so that two runs of any size take little memory.
 */
export async function movedRows(joint: JointTally, pairs: readonly JudgedPair[], limit: number): Promise<Moves[]> {
  const moves = pairs.map((pair) => movesOf(joint, pair, limit));
  const answersA = await answersOf(joint, moves, 'a');
  const answersB = await answersOf(joint, moves, 'b');
  const rowOf =
    ({ a, b }: JudgedPair) =>
    (move: Move): MovedRow => {
      const [was, is] = [answersA.get(cellKey(a, move.slot)), answersB.get(cellKey(b, move.slot))];
      return {
        row: is?.row ?? '',
        line: move.line,
        expected: is?.expected ?? null,
        a: answerOf(was, move.a),
        b: answerOf(is, move.b),
      };
    };
  return moves.map(({ pair, lists }) => {
    const shown = (name: keyof Moves): MovedRows => ({
      count: lists[name].count,
      rows: lists[name].first.map(rowOf(pair)),
    });
    return { lost: shown('lost'), won: shown('won'), changed: shown('changed') };
  });
}

function movesOf({ tally, sides: [inA, inB] }: JointTally, pair: JudgedPair, limit: number): PairMoves {
  const [a, b] = [inA.variant(pair.a), inB.variant(pair.b)];
  const rows = a && b ? commonRows(tally, a, b) : new Int32Array();
  const [scoresA, scoresB] = [a, b].map((variant) =>
    variant && pair.judge !== null ? scoresOf(tally, variant, { metric: pair.judge, rows }) : new Float64Array(),
  );
  const all = [...rows].map((slot, index): Move => {
    return { slot, line: inB.lines.at(slot), a: scoresA?.[index] ?? NaN, b: scoresB?.[index] ?? NaN };
  });
  const hasMoved = ({ slot }: Move): boolean => {
    for (let cell = slot * tally.repeats; cell < (slot + 1) * tally.repeats; cell++) {
      // Times that only one run asked have no counterpart: NaN, whose distance from anything is no number.
      const apart = inA.answers(pair.a).at(cell) - inB.answers(pair.b).at(cell);
      if (!Number.isNaN(apart) && apart !== 0) return true;
    }
    return false;
  };
  const list = (isIn: (move: Move) => boolean): { count: number; first: Move[] } => {
    const found = all.filter(isIn).sort((one, other) => distance(other) - distance(one) || one.line - other.line);
    return { count: found.length, first: found.slice(0, limit) };
  };
  return {
    pair,
    lists: {
      lost: list((move) => move.b < move.a),
      won: list((move) => move.b > move.a),
      changed: list((move) => distance(move) === 0 && hasMoved(move)),
    },
  };
}

function distance({ a, b }: Move): number {
  return Math.abs(b - a) || 0;
}

/** The answers of the rows to be shown: of a row's repeats the one that shows best which way the row moved. */
async function answersOf(
  { tally, sides }: JointTally,
  moves: readonly PairMoves[],
  which: 'a' | 'b',
): Promise<Map<string, CellResult>> {
  const side = sides[which === 'a' ? 0 : 1];
  const wanted = new Map<string, { readonly judge: string | null; readonly gain: number }>();
  for (const { pair, lists } of moves)
    for (const { first } of Object.values(lists))
      for (const { slot, a, b } of first)
        wanted.set(cellKey(pair[which], slot), { judge: pair.judge, gain: which === 'a' ? a - b : b - a });
  const found = new Map<string, CellResult>();
  await readCells(side.run, (cell) => {
    const key = cellKey(cell.variant, tally.rows.slotOf(side.keyOf(cell.row)));
    const want = wanted.get(key);
    if (want === undefined || cell.outcome !== 'scored') return;
    const before = found.get(key);
    const shows = ({ scores }: CellResult): number => (scores[want.judge ?? ''] ?? 0) * Math.sign(want.gain);
    if (before === undefined || shows(cell) > shows(before)) found.set(key, cell);
  });
  return found;
}

function cellKey(variant: string, slot: number): string {
  return `${slot} ${variant}`;
}

function answerOf(cell: CellResult | undefined, score: number): MovedAnswer {
  return { answer: cell?.answer ?? '', score: Number.isNaN(score) ? 0 : score };
}
