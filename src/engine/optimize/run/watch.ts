import type { Row } from '../../dataset/row.js';
import type { Work } from '../contracts.js';
import type { Ledger } from '../ledger.js';
import type { Emit, OptimizePorts, OptimizeTask } from '../task.js';
import { shownRow } from './shown-rows.js';
import { splitOf } from './split-of.js';

/** Tells whoever watches what is under way; the run itself does not depend on it. */
export interface Watch {
  /** Once, before anything is scored. */
  rows(expected: (row: Row) => string | undefined): void;
  working(work: Work): void;
  /** After a batch. */
  spent(): void;
  /** What a candidate scores on the whole split that the rows are from. */
  marks(id: string, rows: readonly Row[], measure: Measure): void;
}

interface Measure {
  readonly scoreOn: (row: Row) => number | undefined;
  /** The candidate that the score is against. */
  readonly over?: string;
}

export interface WatchParts {
  readonly task: OptimizeTask;
  readonly ports: Pick<OptimizePorts, 'paid'>;
  readonly ledger: Ledger;
  readonly emit: Emit;
}

export function createWatch({ task, ports, ledger, emit }: WatchParts): Watch {
  const { splits } = task;
  return {
    rows(expected) {
      const shown = (rows: readonly Row[]): ReturnType<typeof shownRow>[] =>
        rows.map((row) => shownRow(task, row, expected(row)));
      emit({ type: 'rows', train: shown(splits.train), dev: shown(splits.dev) });
    },
    working: (work) => emit({ type: 'working', work }),
    spent: () => emit({ type: 'spent', spend: { ...ports.paid(), ...ledger.charged() } }),
    marks(id, rows, { scoreOn, over }) {
      const split = splitOf(splits, rows);
      if (split === undefined) return;
      const scores = splits[split].map((row) => scoreOn(row) ?? null);
      emit({ type: 'marks', id, split, scores, ...(over !== undefined && { over }) });
    },
  };
}
