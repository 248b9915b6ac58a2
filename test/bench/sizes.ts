import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchRow, median, printRows } from '../support/bench.js';

/** Sizes of what ships and how soon the command line answers. `npm run build && npx tsx test/bench/sizes.ts` */
const root = fileURLToPath(new URL('../../', import.meta.url));
const starts = 15;

printRows([
  size('extension.cjs', 380),
  size('extension/lint.cjs', 600),
  size('extension/jobs.cjs'),
  size('extension/preview.cjs'),
  ...readdirSync(`${root}dist/webview`).flatMap((file) => (file.endsWith('.js') ? [size(`webview/${file}`)] : [])),
  start('hone --version', ['--version']),
  start('hone lint, one prompt', ['lint', 'examples/prompts/classify-question.prompt']),
  start('node, an empty script', undefined),
]);

function size(file: string, goal?: number): BenchRow {
  const path = `${root}dist/${file}`;
  const value = existsSync(path) ? bytesRead(path) / 1000 : NaN;
  const held =
    goal === undefined ? { goal: '', met: null } : { goal: `${goal} KB before the first run`, met: value <= goal };
  return { name: `dist/${file}`, value, unit: 'KB', ...held, note: 'minified, not compressed' };
}

/** Of a file with all it requires at once. */
function bytesRead(path: string, seen = new Set<string>()): number {
  if (seen.has(path)) return 0;
  seen.add(path);
  const required = readFileSync(path, 'utf8').matchAll(/=require\("(\.[^"]+)"\)/g);
  return [...required].reduce(
    (sum, [, next = '']) => sum + bytesRead(join(dirname(path), next), seen),
    statSync(path).size,
  );
}

/** Wall time of the whole process, the median. */
function start(name: string, args: readonly string[] | undefined): BenchRow {
  const command = args === undefined ? ['-e', ''] : [`${root}dist/cli.js`, ...args];
  const times = Array.from({ length: starts }, () => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, command, { cwd: root });
    if (status !== 0) throw new Error(`${name} ended with ${String(status)}`);
    return performance.now() - started;
  });
  return {
    name,
    value: median(times),
    unit: 'ms',
    goal: '',
    met: null,
    note: `median of ${starts} processes`,
  };
}
