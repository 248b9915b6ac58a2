import type { CellResult } from '../../engine/eval/contracts/cell.js';
import type { Host } from '../../host/host.js';
import { latestCells } from '../../host/jobs/runs/latest-cells.js';
import { choiceLabel } from '../results/result-words.js';

export interface LatestByRow {
  readonly byRow: ReadonlyMap<string, readonly CellResult[]>;
  readonly labelOf: (variant: string) => string;
}

/** What the last runs say of these rows of a prompt, as long as it is still true. */
export async function latestByRow(file: string, rows: ReadonlySet<string>, host: Host): Promise<LatestByRow> {
  const [prompt] = await host.readPrompts(file);
  const byRow = new Map<string, CellResult[]>();
  const labels = new Map<string, string>();
  for (const { cell, variant } of prompt ? await latestCells(prompt, rows, host) : []) {
    byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
    labels.set(cell.variant, choiceLabel(variant));
  }
  return { byRow, labelOf: (variant) => labels.get(variant) ?? variant };
}
