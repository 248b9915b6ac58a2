import type { Row } from '../../dataset/row.js';
import type { SearchContext } from '../parts.js';
import type { ScoredCell } from '../score-table.js';

/** Points that an even choice of labels earns for each nat of its entropy, where being right always earns 100. */
const entropyWeight = 10;

/** By candidate, on the rows that all of them are scored on. */
export function editScores(
  ids: readonly string[],
  rows: readonly Row[],
  { table }: Pick<SearchContext, 'table'>,
): ReadonlyMap<string, number> {
  const common = table.common(ids, rows);
  return new Map(ids.map((id) => [id, editScore(common.flatMap((row) => table.cell(id, row) ?? []))]));
}

/**
 * GrIPS's score (Prasad et al. 2023): 100 times the metric averaged over the expected answers, so that a rare one
 * counts as much as a common one, and 10 times the entropy of the labels given, so that no prompt gains by always
 * giving the same. Answers without a label lower the entropy by their share.
 */
export function editScore(cells: readonly Pick<ScoredCell, 'expected' | 'label' | 'score'>[]): number {
  if (cells.length === 0) return 0;
  const recalls = grouped(cells, ({ expected }) => expected).map((own) => mean(own.map(({ score }) => score)));
  const labels = cells.flatMap(({ label }) => label ?? []);
  const shares = grouped(labels, (label) => label).map((own) => own.length / labels.length);
  const entropy = shares.reduce((sum, share) => sum - share * Math.log(share), 0);
  return 100 * mean(recalls) + (entropyWeight * entropy * labels.length) / cells.length;
}

function grouped<T>(items: readonly T[], key: (item: T) => string | undefined): T[][] {
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
