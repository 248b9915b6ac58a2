import { type Column, createColumn } from '../../../engine/eval/column.js';
import type { CellResult } from '../../../engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';
import { createRunTally, type RunTally } from '../../../engine/eval/run-tally.js';
import type { VariantTally } from '../../../engine/eval/variant-tally.js';
import type { StoredColumn } from '../runs/stored-columns.js';
import { readCells, type StoredRun } from '../runs/stored-run.js';
import type { RowKey } from './row-keys.js';

/** Two runs counted as one, so that their variants are compared on the rows they share. Nothing is kept but numbers. */
export interface JointTally {
  readonly tally: RunTally;
  readonly sides: readonly [TallySide, TallySide];
}

export interface TallySide {
  readonly run: StoredRun;
  readonly keyOf: RowKey;
  readonly stop: EvaluationReport['stop'];
  /** By the variant's id in its run. */
  variant(id: string): VariantTally | undefined;
  /** Fingerprints of a variant's answers by cell; NaN where there is none. */
  answers(id: string): Column;
  /** Lines by row number; NaN for rows that the run does not have. */
  readonly lines: Column;
}

export interface TallyInput {
  readonly run: StoredRun;
  readonly columns: readonly StoredColumn[];
  readonly keyOf: RowKey;
}

export async function jointTally(a: TallyInput, b: TallyInput): Promise<JointTally> {
  const repeats = Math.max(a.run.header.settings.repeat, b.run.header.settings.repeat);
  const named = [
    { input: a, side: 'A' },
    { input: b, side: 'B' },
  ] as const;
  const tally = createRunTally(
    named.flatMap(({ input, side }) =>
      input.columns.map(({ variant, metrics }) => ({ variant: { ...variant, id: nameOf(side, variant.id) }, metrics })),
    ),
    repeats,
  );
  return { tally, sides: [await addSide(tally, a, 'A'), await addSide(tally, b, 'B')] };
}

async function addSide(tally: RunTally, { run, columns, keyOf }: TallyInput, side: 'A' | 'B'): Promise<TallySide> {
  const lines = createColumn();
  const answers = new Map(columns.map(({ variant }) => [variant.id, createColumn()]));
  const stop = await readCells(run, (cell) => {
    const row = keyOf(cell.row);
    const slot = tally.rows.slotOf(row);
    lines.set(slot, cell.line);
    if (cell.outcome !== 'error' && cell.repeat < tally.repeats)
      answers.get(cell.variant)?.set(slot * tally.repeats + cell.repeat, fingerprint(cell));
    tally.add({ ...cell, row, variant: nameOf(side, cell.variant) });
  });
  const byId = new Map(tally.variants.map((variant) => [variant.variant.id, variant]));
  const none = createColumn();
  return {
    run,
    keyOf,
    stop,
    lines,
    variant: (id) => byId.get(nameOf(side, id)),
    answers: (id) => answers.get(id) ?? none,
  };
}

function nameOf(side: 'A' | 'B', id: string): string {
  return `${side} ${id}`;
}

/** 52 bits of two FNV-1a hashes: among 100,000 answers two different ones share it once in a million runs. */
function fingerprint({ answer }: CellResult): number {
  let [low, high] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < answer.length; i++) {
    const unit = answer.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return (high >>> 6) * 2 ** 26 + (low >>> 6);
}
