import { rmSync } from 'node:fs';
import { seededRandom } from '../../src/engine/random/seeded.js';
import { type BenchRow, median, printRows } from '../support/bench.js';
import { lintRun, type LintRunTaken } from '../support/lint-runs.js';
import { manyPrompts } from '../support/many-prompts.js';
import { tempWorkspace } from '../support/temp-workspace.js';

/**
 * How long `hone lint` takes over a workspace of 10,000 generated prompts, processes and their start included, and from how
 * many files on threads and the cache are worth it. `npm run bench -- lint-workspace`
 *
 * Machines are shared: the ways to lint take turns, and what is compared is the median of their ratios within a round.
 */
const files = 10_000;
const rounds = 3;
const smallRounds = 7;
const ways = {
  'one thread, cold': ['--no-cache', '--threads', '1'],
  'threads, cold': ['--no-cache'],
  'cold, filling the cache': [],
  'warm cache': [],
  'one changed file': [],
} as const;
type Way = keyof typeof ways;

const large = measureLarge();
const small = [50, 100, 200, 400, 800].map(measureSmall);
printRows([...largeRows(), ...small.flatMap(smallRows)]);

function measureLarge(): Record<Way, LintRunTaken>[] {
  const space = tempWorkspace(manyPrompts(files, seededRandom('many')));
  const changed = Object.keys(manyPrompts(100, seededRandom('many'))).find((name) => name.endsWith('.prompt')) ?? '';
  try {
    return Array.from({ length: rounds }, (_, round) => {
      rmSync(`${space.root}/.hone`, { recursive: true, force: true });
      const taken = (Object.keys(ways) as Way[]).map((way): [Way, LintRunTaken] => {
        console.error(`  ${files} files, ${way}, round ${round + 1} of ${rounds}`);
        if (way === 'one changed file') space.write(changed, `Say hello to {{ name${round} }}.\n`);
        return [way, lintRun(space.root, ...ways[way])];
      });
      return Object.fromEntries(taken) as Record<Way, LintRunTaken>;
    });
  } finally {
    space.remove();
  }
}

function largeRows(): BenchRow[] {
  const row = (way: Way, goal: number): BenchRow => {
    const value = median(large.map((round) => round[way].seconds));
    const peak = median(large.map((round) => round[way].peakMb));
    const ratio = median(large.map((round) => round[way].seconds / round['one thread, cold'].seconds));
    const note = `peak ${Math.round(peak)} MB; ${ratio.toFixed(2)} of one thread, median of ${rounds} rounds in turn`;
    return { name: `lint of ${files} files, ${way}`, value, unit: 's', goal: `≤ ${goal} s`, met: value <= goal, note };
  };
  return [
    row('one thread, cold', 60),
    row('threads, cold', 40),
    row('cold, filling the cache', 45),
    row('warm cache', 5),
    row('one changed file', 5),
  ];
}

interface Small {
  readonly count: number;
  readonly cold: number;
  readonly threads: number;
  readonly warm: number;
}

/** Medians of the ratios to one thread without a cache, and of its seconds. */
function measureSmall(count: number): Small {
  console.error(`  ${count} files`);
  const space = tempWorkspace(manyPrompts(count, seededRandom('many')));
  try {
    lintRun(space.root, '--cache');
    const taken = Array.from({ length: smallRounds }, () => ({
      cold: lintRun(space.root, '--no-cache', '--threads', '1').seconds,
      threads: lintRun(space.root, '--no-cache', '--threads', '2').seconds,
      warm: lintRun(space.root, '--cache').seconds,
    }));
    return {
      count,
      cold: median(taken.map(({ cold }) => cold)),
      threads: median(taken.map(({ cold, threads }) => threads / cold)),
      warm: median(taken.map(({ cold, warm }) => warm / cold)),
    };
  } finally {
    space.remove();
  }
}

function smallRows({ count, cold, threads, warm }: Small): BenchRow[] {
  const note = `${cold.toFixed(2)} s in one; median of ${smallRounds} ratios`;
  const row = (name: string, value: number): BenchRow => ({ name, value, unit: '×', goal: '', met: null, note });
  return [row(`${count} files in two threads`, threads), row(`${count} files from a warm cache`, warm)];
}
