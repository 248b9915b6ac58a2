import type { MovedAnswer, RunComparison } from '../../host/jobs/compare/run-comparison.js';
import type { Move } from '../../protocol/results.js';

/** Which rows of a run went otherwise than in the run it is compared with. */
export interface RunMoves {
  of(row: string, variant: string): Move | null;
  /** Rows on which a variant moved so. */
  rows(move: Move): ReadonlySet<string>;
  /** The answer of then, where it was another one. */
  before(row: string, variant: string): MovedAnswer | undefined;
}

/** @param comparison with all rows that moved; the run that is shown is its `b` */
export function runMoves({ pairs }: RunComparison): RunMoves {
  const rows: Record<Move, Set<string>> = { regressed: new Set(), improved: new Set(), changed: new Set() };
  const cells = new Map<string, { readonly move: Move; readonly before: MovedAnswer }>();
  for (const { b, lost, won, changed } of pairs) {
    for (const [move, moved] of [
      ['regressed', lost],
      ['improved', won],
      ['changed', changed],
    ] as const)
      for (const { row, a } of moved.rows) {
        rows[move].add(row);
        cells.set(keyOf(row, b), { move, before: a });
      }
  }
  return {
    of: (row, variant) => cells.get(keyOf(row, variant))?.move ?? null,
    rows: (move) => rows[move],
    before: (row, variant) => cells.get(keyOf(row, variant))?.before,
  };
}

function keyOf(row: string, variant: string): string {
  return `${row} ${variant}`;
}
