import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { median, resultOf } from './bench.js';

export const styles = ['plain', 'polite', 'terse', 'careful'] as const;

/** What one process measured of itself. */
export interface Measured {
  readonly seconds: number;
  /** Processor time: what other work on the machine disturbs less. */
  readonly cpuSeconds: number;
  /** From the start to the first result. */
  readonly firstMs: number;
  readonly peakMb: number;
  /** Resident memory at the end less that at half of the cells. */
  readonly growthMb: number;
}

/** Where the same cells are run again: what answers, in which folder, and how many at once. */
export interface PeerRun {
  readonly url: string;
  readonly place: string;
  readonly concurrency: number;
}

export interface Race {
  /** A multiple of the four styles. */
  readonly cells: number;
  readonly concurrency: number;
  /** How long the server waits before it answers, in milliseconds. */
  readonly latencyMs: number;
  readonly rounds: number;
  /** Another tool on the same cells and server. */
  readonly peer?: (run: PeerRun) => Promise<Measured>;
}

/** The medians of all rounds: a bare loop, an evaluation with nothing cached, the same again with everything cached. */
export interface Raced {
  readonly bare: Measured;
  readonly cold: Measured;
  readonly cached: Measured;
  /** All NaN without a peer. */
  readonly peer: Measured;
}

/**
 * A whole evaluation, journal and cache on, against a bare loop over the `openai` client that renders, checks and
 * writes a line of JSON itself: same server, same cells, same concurrency. Every measurement runs in a process of its
 * own, bundled as it is shipped, in turn. One call before the clock starts loads what is loaded lazily.
 */
export async function race({ cells, concurrency, latencyMs, rounds, peer }: Race): Promise<Raced> {
  const script = await bundle();
  const server = start(script, 'server', String(latencyMs));
  const [address] = (await once(server, 'message')) as [string];
  const results = { bare: [] as Measured[], cold: [] as Measured[], cached: [] as Measured[], peer: [] as Measured[] };
  for (let round = 0; round < rounds; round++) {
    const place = workspace(cells / styles.length);
    const measure = (mode: string): Promise<Measured> =>
      resultOf(start(script, mode, address, place, String(concurrency)));
    results.bare.push(await measure('bare'));
    results.cold.push(await measure('run'));
    results.cached.push(await measure('run'));
    if (peer) results.peer.push(await peer({ url: address, place, concurrency }));
    rmSync(place, { recursive: true });
    const last = Object.fromEntries(Object.entries(results).map(([kind, all]) => [kind, all.at(-1)]));
    console.error(JSON.stringify({ cells, concurrency, latencyMs, round, ...last }));
  }
  server.kill();
  rmSync(dirname(script), { recursive: true });
  const { bare, cold, cached } = results;
  return { bare: medians(bare), cold: medians(cold), cached: medians(cached), peer: medians(results.peer) };
}

function medians(all: readonly Measured[]): Measured {
  const of = (name: keyof Measured): number => median(all.map((one) => one[name]));
  return {
    seconds: of('seconds'),
    cpuSeconds: of('cpuSeconds'),
    firstMs: of('firstMs'),
    peakMb: of('peakMb'),
    growthMb: of('growthMb'),
  };
}

/** All that a process of the race needs in one file, without the loader that tests run under. */
async function bundle(): Promise<string> {
  const { build } = await import('esbuild');
  const outfile = join(mkdtempSync(join(tmpdir(), 'hone-bench-')), 'run.mjs');
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  const entryPoints = [join('test', 'support', 'run-process.ts')];
  await build({ entryPoints, outfile, banner, bundle: true, platform: 'node', format: 'esm', external: ['esbuild'] });
  return outfile;
}

function start(script: string, ...args: string[]): ChildProcess {
  return fork(script, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
}

/** Rows of about 200 characters, and one prompt with four variants. */
function workspace(rows: number): string {
  const place = mkdtempSync(join(tmpdir(), 'hone-bench-'));
  const lines = Array.from({ length: rows }, (_, index) => JSON.stringify({ text: textOf(index), label: 'yes' }));
  writeFileSync(join(place, 'rows.jsonl'), lines.join('\n'));
  writeFileSync(
    join(place, 'bench.prompt'),
    `---\nmodel: openai/gpt-4.1-mini\nconfig: { temperature: 0, maxOutputTokens: 8 }\ndata: rows.jsonl\nexpect: "{{ label }}"\nmetrics: [icontains]\nmatrix: { style: [${styles.join(', ')}] }\n---\nsystem:\nBe {{ style }}. Answer yes or no.\n\nuser:\nIs this about weather?\n{{ text }}\n`,
  );
  return place;
}

function textOf(index: number): string {
  return `Number ${index}. ${'It rained in the valley and the wind came from the north. '.repeat(3)}`;
}
