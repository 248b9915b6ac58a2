import type { Row } from '../../dataset/row.js';
import type { SearchContext } from '../parts.js';

/** The calls it takes to score a candidate on the rows; those it has a score on are free. */
export function unscored(id: string, rows: readonly Row[], { table }: Pick<SearchContext, 'table'>): number {
  return rows.filter((row) => !table.has(id, row)).length;
}
