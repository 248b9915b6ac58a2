import type { Row } from '../../dataset/row.js';
import { seededRandom } from '../../random/seeded.js';

/**
 * The n-th minibatch of a walk over the rows in a new order each epoch. The last of an epoch is filled up from its
 * start, so all batches are of one size.
 */
export function epochBatch(
  rows: readonly Row[],
  size: number,
  at: { readonly walk: number; readonly n: number },
): Row[] {
  const perEpoch = batchesPerEpoch(rows.length, size);
  const epoch = Math.floor(at.n / perEpoch);
  const order = seededRandom(`${at.walk}/epoch-${epoch}`).shuffle(rows);
  const from = (at.n % perEpoch) * size;
  return [...order, ...order.slice(0, size)].slice(from, from + Math.min(size, rows.length));
}

export function batchesPerEpoch(rows: number, size: number): number {
  return Math.max(1, Math.ceil(rows / size));
}
