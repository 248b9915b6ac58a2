import type { Row } from '../../dataset/row.js';
import type { Candidate, SearchContext } from '../parts.js';

/** Train rows a candidate was tried on and did not get all right. */
export function failedRows({ id }: Candidate, { rows, table }: SearchContext): Row[] {
  return rows.train.filter((row) => (table.cell(id, row)?.score ?? 1) < 1);
}
