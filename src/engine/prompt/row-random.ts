import { type Random, seededRandom } from '../random/seeded.js';
import type { RowValues } from './row-values.js';

/**
 * Chance drawn by a row's content, so that a prompt and its answer agree although they are rendered apart, and a run can
 * be repeated. Most templates leave nothing to chance: the seed is made with the first draw.
 */
export function rowRandom(values: RowValues): Random {
  let made: Random | undefined;
  // A demonstration has its answer beside its own columns.
  const own = (): Random => (made ??= seededRandom(JSON.stringify({ ...values, expected: undefined }, asText)));
  return {
    next: () => own().next(),
    below: (limit) => own().below(limit),
    sample: (items, count) => own().sample(items, count),
    shuffle: (items) => own().shuffle(items),
    fork: (name) => own().fork(name),
  };
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
