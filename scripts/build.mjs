// Bundles what ships: the command line, the library, the extension and its panels. `--types` emits declarations too.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { extensionEntries, waitingParts } from './extension-parts.mjs';
import { root } from './install.mjs';

/**
 * Kilobytes that must be read before the first run. A bundle that outgrows its budget fails the build. The extension's and
 * that of its linter, which follows when the editor is there, are the 600 that opening a prompt may read. In a browser an extension is one file with every
 * template language in it, and nothing of it can wait.
 */
const budgets = {
  'extension.cjs': 375,
  'extension/lint.cjs': 225,
  'cli.js': 700,
  'language.js': 1000,
  'web/extension.js': 1150,
  'webview/optimizer.js': 500,
  'webview/preview.js': 400,
  'webview/results.js': 400,
};

/** Builds everything whose entry exists and returns the bundles with their sizes in bytes. */
export async function build({ types = false } = {}) {
  const { build: bundle } = await import('esbuild');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    write: false,
  };
  const results = await Promise.all(
    [commandLine, library, language, extension, webExtension, panels]
      .map((describe) => describe())
      .flatMap((options) => (options.entryPoints.length === 0 ? [] : [bundle({ ...shared, ...options })])),
  );
  replaceOutputs(results.flatMap(({ outputFiles }) => outputFiles));
  copyRulePages();
  if (types) emitTypes();
  return results.flatMap(({ metafile }) => bundleSizes(metafile));
}

/** It keeps them for browsers, and they are read in less time than its CommonJS, which is what Node.js gets. */
const esModules = { yaml: `${root}node_modules/yaml/browser/index.js` };

/** Commands and heavy libraries are chunks of their own, so `hone --version` and `hone lint` read only what they use. */
function commandLine() {
  return {
    entryPoints: existing({ cli: 'src/cli/main.ts', 'lint-worker': 'src/cli/lint/lint-worker.ts' }),
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyIdentifiers: false,
    alias: esModules,
    // CommonJS dependencies ask for Node's own modules with `require`, which an ES module lacks.
    banner: {
      js: "import { createRequire as createRequire_ } from 'node:module';\nconst require = createRequire_(import.meta.url);",
    },
  };
}

function library() {
  return {
    entryPoints: existing({ index: 'src/index.ts' }),
    outdir: 'dist',
    format: 'esm',
    platform: 'neutral',
    packages: 'external',
    target: 'es2023',
    minify: false,
  };
}

/** One file for a browser: with its dependencies, and nothing that needs Node.js. */
function language() {
  return {
    entryPoints: existing({ language: 'src/language.ts' }),
    outdir: 'dist',
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
  };
}

/** What opening a prompt needs, and beside it the parts that wait; see `extension-parts.mjs`. */
function extension() {
  return {
    entryPoints: extensionEntries,
    plugins: [waitingParts],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'extension/[name]-[hash]',
    external: ['vscode'],
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The ES module builds, where a package has one: a CommonJS wrapper can hide requires from the bundler.
    mainFields: ['module', 'main'],
    alias: esModules,
  };
}

/** The extension where VS Code runs in a browser, as vscode.dev does: language features and the preview. */
function webExtension() {
  return {
    entryPoints: existing({ 'web/extension': 'src/extension/web/extension-web.ts' }),
    outdir: 'dist',
    external: ['vscode'],
    // The build with what it needs of Node.js in it.
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
  };
}

function panels() {
  const folders = existsSync(`${root}webview`) ? readdirSync(`${root}webview`) : [];
  return {
    entryPoints: folders.flatMap((panel) =>
      ['main.tsx', 'main.ts'].flatMap((main) => existing({ [panel]: `webview/${panel}/${main}` })),
    ),
    outdir: 'dist/webview',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
}

function existing(entries) {
  return Object.entries(entries)
    .filter(([, path]) => existsSync(root + path))
    .map(([out, path]) => ({ out, in: path }));
}

/** Each file is swapped whole and stale chunks go last, so that a command that is just starting finds all it needs. */
function replaceOutputs(files) {
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.tmp`;
    // The command is run by its name where npm links it, and by its path in a clone.
    writeFileSync(draft, contents, { mode: path.endsWith('/cli.js') ? 0o755 : 0o644 });
    renameSync(draft, path);
  }
  const current = new Set(files.map(({ path }) => path));
  for (const folder of ['chunks', 'extension', 'webview']) {
    const absolute = `${root}dist/${folder}`;
    if (!existsSync(absolute)) continue;
    const stale = readdirSync(absolute).map((name) => `${absolute}/${name}`);
    for (const path of stale) if (!current.has(path) && !path.endsWith('.tmp')) rmSync(path, { force: true });
  }
}

/** `hone rules <id>` and the editor's links show the page that stands beside each rule. */
function copyRulePages() {
  const rules = `${root}src/engine/lint/rules`;
  if (!existsSync(rules)) return;
  rmSync(`${root}dist/rules`, { recursive: true, force: true });
  cpSync(rules, `${root}dist/rules`, {
    recursive: true,
    filter: (path) => path.endsWith('.md') || statSync(path).isDirectory(),
  });
}

function emitTypes() {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b', 'src'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The type declarations could not be emitted; see the errors above.');
}

/** What loads before the first `import()`: an entry with the chunks it imports statically. */
function bundleSizes({ outputs }) {
  return Object.entries(outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined && !isLazyChunk(entryPoint, outputs))
    .map(([path]) => ({
      name: path.replace(/^dist\//, ''),
      bytes: closureBytes(path, outputs, readBefore(path, outputs)),
    }));
}

/** Chunks have a hash in their names. */
function isLazyChunk(entryPoint, outputs) {
  const path = Object.keys(outputs).find((name) => outputs[name].entryPoint === entryPoint);
  return /-[A-Z0-9]{8}\.c?js$/.test(path);
}

/** What is there already when a part of the extension is met. */
function readBefore(path, outputs) {
  const seen = new Set();
  if (path.startsWith('dist/extension/')) closureBytes('dist/extension.cjs', outputs, seen);
  return seen;
}

function closureBytes(path, outputs, seen) {
  if (seen.has(path)) return 0;
  seen.add(path);
  const { bytes, imports } = outputs[path];
  const eager = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return eager.reduce((sum, { path: next }) => sum + closureBytes(next, outputs, seen), bytes);
}

function report(bundles) {
  let fits = true;
  for (const { name, bytes } of bundles) {
    const budget = budgets[name];
    const over = budget !== undefined && bytes > budget * 1000;
    const note = budget === undefined ? '' : over ? `  over its budget of ${budget} KB` : `  (budget ${budget})`;
    console.log(`${String(Math.ceil(bytes / 1000)).padStart(6)} KB  dist/${name}${note}`);
    if (over) fits = false;
  }
  return fits;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const fits = report(await build({ types: argv.includes('--types') }));
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (!fits) process.exitCode = 1;
}
