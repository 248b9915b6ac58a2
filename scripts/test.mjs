// `npm test [-- mocha arguments]`: installs what is missing, builds, and runs every test that needs no VS Code: one file
// beside the other on every core, and then, one after another, those that measure time or build (`*.alone.test.ts`).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
await build();

const asked = process.argv.slice(2);
// Not in .mocharc.json: mocha would add it to the files somebody names.
const all = 'test/**/*.test.{ts,tsx}';
const named = asked.some((argument) => /\.tsx?$/.test(argument));
if (named) process.exitCode = mocha([]);
else process.exitCode = asked.length > 0 ? mocha([all]) : everything();

function everything() {
  const folder = mkdtempSync(join(tmpdir(), 'hone-test-'));
  const counted = join(folder, 'counts');
  const alone = 'test/**/*.alone.test.ts';
  const jobs = String(Math.min(4, availableParallelism()));
  // Of a run that breaks off nothing else is counted.
  writeFileSync(counted, '');
  try {
    const statuses = [mocha(['--parallel', '--jobs', jobs, '--ignore', alone, all], counted), mocha([alone], counted)];
    console.log(closingLine(readFileSync(counted, 'utf8')));
    return Math.max(...statuses);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where counts go to a file, the reporter leaves the closing line to this script. */
function mocha(files, counts = '') {
  const { status } = spawnSync(
    process.execPath,
    [
      `${root}node_modules/mocha/bin/mocha.js`,
      ...['--fail-zero', '--reporter', `${root}scripts/closing-line-reporter.cjs`],
      ...asked,
      ...files,
    ],
    // Commands under test are read, not looked at: where CI is set they would colour their output.
    { cwd: root, stdio: 'inherit', env: { ...process.env, NO_COLOR: '1', HONE_TEST_COUNTS: counts } },
  );
  return status ?? 2;
}

function closingLine(counts) {
  const rows = counts
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
  return `${sum('passes')} passed, ${sum('failures')} failed`;
}
