import type { Row } from '../../dataset/row.js';
import type { Splits } from '../../dataset/split-rows.js';

/** The split that rows are from, which is one for all of them; undefined for others, such as made up ones. */
export function splitOf(splits: Splits, [first]: readonly Row[]): 'train' | 'dev' | undefined {
  return (['train', 'dev'] as const).find((name) => first !== undefined && splits[name].includes(first));
}
