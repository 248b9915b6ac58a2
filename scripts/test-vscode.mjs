// `npm run test:vscode [-- oldest|current|both] [-- mocha arguments]`: drives a real VS Code with the packaged extension.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { chromiumPath, installVsCode, isVersion } from './vscode/install.mjs';

const [asked = 'current', ...mochaArguments] = process.argv.slice(2).filter((argument) => argument !== '--');
const versions = asked === 'both' ? ['oldest', 'current'] : [asked];
if (!versions.every(isVersion)) {
  console.error(`Say which VS Code to test in: oldest, current or both (not '${asked}').`);
  process.exit(2);
}

ensureInstalled();
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const vsix = `${root}${name}-${version}.vsix`;
// Always made anew: an old package would test code that is no longer there.
execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
process.exitCode = versions.map(testIn).find((status) => status !== 0) ?? 0;

/** Installs the package into a fresh extensions folder of this version and runs the tests against it. */
function testIn(which) {
  const server = installVsCode(which);
  const scratch = mkdtempSync(join(tmpdir(), `hone-${which}-`));
  const extensions = join(scratch, 'extensions');
  const [program, ...entry] = server;
  const folders = ['--extensions-dir', extensions, '--user-data-dir', join(scratch, 'data')];
  execFileSync(program, [...entry, '--install-extension', vsix, ...folders], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const artifacts = `${root}artifacts/${which}`;
  mkdirSync(artifacts, { recursive: true });
  const environment = {
    HONE_E2E_SERVER: JSON.stringify(server),
    HONE_E2E_EXTENSIONS: extensions,
    HONE_E2E_ARTIFACTS: artifacts,
    HONE_E2E_CHROMIUM: chromiumPath,
    HONE_E2E_VERSION: which,
  };
  console.log(`\nVS Code, ${which} supported version`);
  try {
    return mochaTwice({ ...environment, HONE_E2E_FAILED: join(scratch, 'failed.json') });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Runs the tests, and the files that failed once more in a VS Code of their own: a window that a busy machine held up
 * must not pass for a fault of the extension. What passes only then is named as flaky, for somebody to mend.
 */
function mochaTwice(environment) {
  const tests = mochaArguments.some((argument) => argument.endsWith('.ts')) ? [] : [`${root}test/e2e/*.test.ts`];
  const status = mocha(environment, [...tests, ...mochaArguments]);
  const failed = existsSync(environment.HONE_E2E_FAILED)
    ? JSON.parse(readFileSync(environment.HONE_E2E_FAILED, 'utf8'))
    : [];
  if (status === 0 || failed.length === 0) return status;
  const names = failed.map((file) => file.slice(root.length)).join(', ');
  console.log(`\nOnce more, in a fresh VS Code: ${names}`);
  const again = mocha(environment, [...failed, ...mochaArguments.filter((argument) => !argument.endsWith('.ts'))]);
  if (again === 0) console.log(`flaky: ${names} failed once and passed once`);
  return again;
}

function mocha(environment, tests) {
  const mochaPath = `${root}node_modules/mocha/bin/mocha.js`;
  const reporter = `${root}scripts/vscode/failed-files-reporter.cjs`;
  const options = [
    '--no-config',
    '--extension',
    'ts',
    '--timeout',
    '120000',
    '--slow',
    '20000',
    '--reporter',
    reporter,
  ];
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', mochaPath, ...options, ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}
