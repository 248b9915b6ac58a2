import type { DataSample } from '../prompt/prompt-doc.js';
import { seededRandom } from '../random/seeded.js';
import type { Row, RowItem } from './row.js';
import { contentKey } from './row-id.js';

interface Drawn {
  readonly row: Row;
  readonly rank: number;
  readonly order: number;
}

/**
 * Draws `n` rows, each as likely as any other, and gives them in the order of the file. Whether a row is drawn follows from
 * the seed and its content, and from no machine: a row that is added can only take the place of one. The problems among
 * them come first. All rows are read, and `n` of them kept.
 */
export async function* sampleRows(items: AsyncIterable<RowItem>, { n, seed }: DataSample): AsyncGenerator<RowItem> {
  let drawn: Drawn[] = [];
  let order = 0;
  let worst = Infinity;
  for await (const item of items) {
    if (item.type === 'problem') {
      yield item;
      continue;
    }
    const rank = seededRandom(`${seed}/${contentKey(item.row.id)}`).next();
    order++;
    if (rank > worst) continue;
    drawn.push({ row: item.row, rank, order });
    if (drawn.length < 2 * n) continue;
    drawn = best(drawn, n);
    worst = drawn.at(-1)?.rank ?? Infinity;
  }
  const chosen = best(drawn, n).sort((a, b) => a.order - b.order);
  for (const { row } of chosen) yield { type: 'row', row };
}

/** Rows with equal content have equal ranks: the first of them goes first. */
function best(drawn: readonly Drawn[], n: number): Drawn[] {
  return [...drawn].sort((a, b) => a.rank - b.rank || a.order - b.order).slice(0, n);
}
