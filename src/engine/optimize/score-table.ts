import type { Row } from '../dataset/row.js';
import type { CellResult } from '../eval/contracts/cell.js';

/** An answered cell. */
export interface ScoredCell extends Pick<CellResult, 'row' | 'answer' | 'expected'> {
  /** What the metric says of the answer. */
  readonly score: number;
  /** Read from the answer, where labels are declared. */
  readonly label?: string;
  /** What is taken off it where prompts are compared. */
  readonly penalty?: number;
  readonly inputTokens?: number;
  readonly usd?: number | undefined;
}

/** Every score of a run by candidate and row. Only scores of the same rows may be compared: ask for common rows. */
export interface ScoreTable {
  /** The candidates that have a score, in the order of their first. */
  ids(): readonly string[];
  record(id: string, cell: ScoredCell): void;
  has(id: string, row: Row): boolean;
  cell(id: string, row: Row): ScoredCell | undefined;
  /** The rows that all the candidates have a score on, in the order given. */
  common(ids: readonly string[], rows: readonly Row[]): readonly Row[];
  /** Scores less their penalties on those of the rows that have one, in the order given. */
  scores(id: string, rows: readonly Row[]): Float64Array;
  /** NaN where no row is scored. */
  mean(id: string, rows: readonly Row[]): number;
}

export function createScoreTable(): ScoreTable {
  const cells = new Map<string, Map<string, ScoredCell>>();
  const cell = (id: string, row: Row): ScoredCell | undefined => cells.get(id)?.get(row.id);
  const scores = (id: string, rows: readonly Row[]): Float64Array =>
    Float64Array.from(
      rows.flatMap((row) => {
        const found = cell(id, row);
        return found === undefined ? [] : found.score - (found.penalty ?? 0);
      }),
    );

  return {
    ids: () => [...cells.keys()],
    record(id, scored) {
      const own = cells.get(id) ?? new Map<string, ScoredCell>();
      cells.set(id, own.set(scored.row, scored));
    },
    has: (id, row) => cell(id, row) !== undefined,
    cell,
    common: (ids, rows) => rows.filter((row) => ids.every((id) => cell(id, row) !== undefined)),
    scores,
    mean(id, rows) {
      const values = scores(id, rows);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    },
  };
}
