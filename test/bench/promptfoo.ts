import { type BenchRow, printRows } from '../support/bench.js';
import { promptfooVersion, runPromptfoo } from '../support/promptfoo-process.js';
import { race, type Race } from '../support/run-race.js';

/**
 * The evaluation against promptfoo: the same cells, server and concurrency, both with their store and cache on. Runs
 * only when it is asked for by name, and needs promptfoo's command on the path.
 */
const races: Race[] = [
  ...[4, 32, 128].map((concurrency) => ({ cells: 4_000, concurrency, latencyMs: 0, rounds: 1 })),
  { cells: 40_000, concurrency: 32, latencyMs: 0, rounds: 1 },
];

const version = promptfooVersion();
if (version === undefined)
  throw new Error('There is no `promptfoo` command on the path: install it, then run this again.');
const rows: BenchRow[] = [];
for (const each of races) rows.push(await rowOf(each, version));
printRows(rows);

async function rowOf(each: Race, name: string): Promise<BenchRow> {
  const { cells, concurrency } = each;
  const { bare, cold, peer } = await race({ ...each, peer: runPromptfoo });
  const own = `${cold.seconds.toFixed(1)} s and ${cold.peakMb.toFixed(0)} MB`;
  return {
    name: `${cells} cells, ${concurrency} at once`,
    value: cold.seconds / peer.seconds,
    unit: '× promptfoo',
    goal: '',
    met: null,
    note: `${own}; promptfoo ${name} with its start ${peer.seconds.toFixed(1)} s and ${peer.peakMb.toFixed(0)} MB; a bare loop ${bare.seconds.toFixed(1)} s and ${bare.peakMb.toFixed(0)} MB`,
  };
}
