import type { CellResult } from '../../engine/eval/contracts/cell.js';

/** A row of a run with its answers. */
export interface RowCells {
  readonly id: string;
  /** How many rows were met before it. */
  readonly place: number;
  readonly line: number;
  readonly expected: string | undefined;
  /** The first repeat's cell by variant. */
  readonly cells: Map<string, CellResult>;
  failed: boolean;
  /** Whether two variants say different things. */
  differs: boolean;
}
