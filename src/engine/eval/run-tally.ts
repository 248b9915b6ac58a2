import type { Row } from '../dataset/row.js';
import type { CellResult, Variant } from './contracts/cell.js';
import type { Metric } from './contracts/metric.js';
import type { PairResult } from './pairs/pair-result.js';
import { createPairTally, type PairKey, type PairTally } from './pairs/pair-tally.js';
import { createPredictionKinds, type PredictionKinds } from './prediction-kinds.js';
import { createRowOrder, type RowOrder } from './row-order.js';
import { createVariantTally, type VariantTally } from './variant-tally.js';

/** All results of a run as numbers. Order of arrival leaves no trace in it: cells are kept by variant, row and repeat. */
export interface RunTally {
  readonly variants: readonly VariantTally[];
  readonly rows: RowOrder;
  readonly repeats: number;
  readonly kinds: PredictionKinds;
  /** Results of variants that are not part of the run are left out. */
  add(result: CellResult): void;
  isDone(variant: number, row: Row, repeat: number): boolean;
  readonly pairs: PairTally;
  addPair(result: PairResult): void;
  isPairDone(key: PairKey, row: Row, repeat: number): boolean;
}

export function createRunTally(
  columns: readonly { readonly variant: Variant; readonly metrics: readonly Metric[] }[],
  repeats: number,
): RunTally {
  const kinds = createPredictionKinds();
  const rows = createRowOrder();
  const variants = columns.map(({ variant, metrics }) => createVariantTally(variant, metrics, kinds));
  const byId = new Map(variants.map((tally) => [tally.variant.id, tally]));
  const pairs = createPairTally();
  return {
    pairs,
    addPair(result) {
      if (result.repeat < repeats) pairs.add(rows.slotOf(result.row) * repeats + result.repeat, result);
    },
    isPairDone(key, row, repeat) {
      const slot = rows.find(row.id);
      return slot !== undefined && pairs.isDone(slot * repeats + repeat, key);
    },
    variants,
    rows,
    repeats,
    kinds,
    add(result) {
      if (result.repeat < repeats)
        byId.get(result.variant)?.add(rows.slotOf(result.row) * repeats + result.repeat, result);
    },
    isDone(variant, row, repeat) {
      const slot = rows.find(row.id);
      return slot !== undefined && variants[variant]?.isDone(slot * repeats + repeat) === true;
    },
  };
}
