import { type BenchRow, printRows } from '../support/bench.js';
import { race, type Race } from '../support/run-race.js';

/**
 * The evaluation against the bare loop at 4,000 and 40,000 cells, concurrencies of 4, 32 and 128, and a server that
 * answers at once or after 50 ms. It takes half an hour, so it runs only when it is asked for by name.
 */
const races: Race[] = [4_000, 40_000].flatMap((cells) =>
  [0, 50].flatMap((latencyMs) =>
    [4, 32, 128].map((concurrency) => ({ cells, latencyMs, concurrency, rounds: cells > 4_000 ? 1 : 3 })),
  ),
);
// Ten minutes each of the bare loop and of ours would be spent waiting, and 4,000 cells show the same.
const isWaiting = ({ cells, latencyMs, concurrency }: Race): boolean =>
  cells === 40_000 && latencyMs > 0 && concurrency === 4;

const rows: BenchRow[] = [];
for (const each of races) if (!isWaiting(each)) rows.push(await rowOf(each));
printRows(rows);

async function rowOf(each: Race): Promise<BenchRow> {
  const { cells, latencyMs, concurrency } = each;
  const { bare, cold, cached } = await race(each);
  const ratio = cold.seconds / bare.seconds;
  const goal = latencyMs === 0 ? 0.6 : 1.15;
  const growth = `${cold.growthMb >= 0 ? '+' : ''}${cold.growthMb.toFixed(0)} MB`;
  return {
    name: `${cells} cells, ${latencyMs} ms, ${concurrency} at once`,
    value: ratio,
    unit: '× bare',
    goal: `≤ ${goal}`,
    met: ratio <= goal && cold.peakMb < 150,
    note: `${cold.seconds.toFixed(1)} s against ${bare.seconds.toFixed(1)} s, peak ${cold.peakMb.toFixed(0)} MB against ${bare.peakMb.toFixed(0)}, second half ${growth}, first result ${cold.firstMs.toFixed(0)} ms, cached ${((cached.seconds * 1000) / cells).toFixed(3)} ms/cell`,
  };
}
