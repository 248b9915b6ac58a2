// `npm run bench [-- name …]`: runs `test/bench/<name>.ts` one after another, bundled as the product is, and prints one
// table beside the design's goals.
// A bench prints progress to stderr and, as the last line of stdout, a JSON list of { name, value, unit, goal, met, note }.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
await build();
const { buildSync } = await import('esbuild');

const wanted = process.argv.slice(2);
/** Those that take many minutes, or need another tool, run only when they are named. */
const longBenches = new Set(['lint-times', 'lint-workspace', 'optimize', 'promptfoo', 'run-matrix']);
const benches = readdirSync(`${root}test/bench`)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => (wanted.length === 0 ? !longBenches.has(name) : wanted.includes(name)));
if (benches.length === 0) {
  console.error(`No bench is called ${wanted.join(' or ')}; see test/bench.`);
  process.exit(2);
}

const table = benches.flatMap(measure);
console.log(`Node.js ${process.versions.node}, ${process.platform} ${process.arch}\n`);
print(table);
if (table.some(({ met }) => met === undefined)) process.exitCode = 1;

function measure(name) {
  console.error(`measuring ${name} ...`);
  // As deep below the root as its source, so that what it finds beside itself is the same.
  const outfile = `${root}out/bench/${name}.mjs`;
  buildSync({
    entryPoints: [`${root}test/bench/${name}.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    alias: { vscode: `${root}test/support/vscode/vscode.ts` },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', outfile], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const last = stdout.trimEnd().split('\n').at(-1);
  if (status === 0 && last?.startsWith('[')) return JSON.parse(last);
  return [{ name, value: 'failed', unit: '', goal: '', note: `exit code ${status}` }];
}

function print(rows) {
  const cells = rows.map(({ name, value, unit, goal, met, note }) => [
    name,
    value === null ? '–' : `${typeof value === 'number' ? Number(value.toPrecision(3)) : value} ${unit}`,
    goal ?? '',
    met === undefined ? '?' : met === null ? '' : met ? 'yes' : 'NO',
    note ?? '',
  ]);
  const all = [['what', 'measured', 'goal', 'met', 'how'], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}
