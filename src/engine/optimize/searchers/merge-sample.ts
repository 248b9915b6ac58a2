import type { Row } from '../../dataset/row.js';
import type { Random } from '../../random/seeded.js';
import type { SearchContext } from '../parts.js';

/**
 * Dev rows to compare a merged candidate with its parents on: a third each of rows that the one is better on, that the
 * other is, and of the rest; what a third lacks is filled up from all.
 */
export function mergeSample(
  [a, b]: readonly [string, string],
  count: number,
  { table, rows }: Pick<SearchContext, 'table' | 'rows'>,
  random: Random,
): Row[] {
  const common = table.common([a, b], rows.dev);
  const lead = (row: Row): number => Math.sign((table.cell(a, row)?.score ?? 0) - (table.cell(b, row)?.score ?? 0));
  const each = Math.max(1, Math.ceil(count / 3));
  const chosen: Row[] = [];
  for (const side of [1, -1, 0]) {
    const bucket = common.filter((row) => lead(row) === side);
    chosen.push(...random.sample(bucket, Math.min(each, count - chosen.length)));
  }
  const rest = common.filter((row) => !chosen.includes(row));
  return [...chosen, ...random.sample(rest, count - chosen.length)];
}
