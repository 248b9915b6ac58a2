import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { metrics } from '../../src/engine/eval/metrics/index.js';
import { ruleMetas } from '../../src/engine/lint/rules/index.js';
import { methods } from '../../src/engine/optimize/methods/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

function filesBelow(folder: string, ending: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const sources = ['src', 'webview'].flatMap((folder) => filesBelow(folder, /\.tsx?$/));

describe('the tree is tidy', () => {
  it('every rule has a page beside it, every page a rule, and ids are sorted and unique', () => {
    const ids = ruleMetas.map(({ id }) => id as string);
    const pages = filesBelow('src/engine/lint/rules', /\.md$/)
      .map((path) => path.replace(/^src\/engine\/lint\/rules\/|\.md$/g, ''))
      .filter((page) => page.includes('/'));
    assert.deepEqual(pages.sort(), [...ids].sort());
    assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  it('every metric is in the registry under the name of its file', () => {
    const ids = new Set(metrics.map(({ id }) => id));
    const named = filesBelow('src/engine/eval/metrics', /\.ts$/).filter((path) => ids.has(basename(path, '.ts')));
    assert.deepEqual(named.length, ids.size, 'a metric without a file of its name');
  });

  it('every method is in the registry under the name of its file', () => {
    const others = ['index.ts', 'README.md'];
    const files = readdirSync(join(root, 'src/engine/optimize/methods')).filter((name) => !others.includes(name));
    assert.deepEqual(files.map((name) => basename(name, '.ts')).sort(), methods.map(({ id }) => id).sort());
  });

  it('the changelog has an Unreleased section first', () => {
    const [first] = [...read('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    assert.match(first ?? '', /Unreleased/);
  });

  it('entry points hold no logic', () => {
    assert.ok(codeLines(read('src/cli/main.ts')) <= 30);
    assert.ok(codeLines(read('src/extension/extension.ts')) <= 60);
  });

  it('no source file is above 250 lines of code', () => {
    assert.ok(sources.length > 100, 'the sources were found');
    assert.deepEqual(
      sources.filter((path) => codeLines(read(path)) > 250),
      [],
    );
  });

  it("a panel's host side stays below 150 lines", () => {
    const long = filesBelow('src/extension/panels', /\.ts$/).filter((path) => read(path).split('\n').length > 150);
    assert.deepEqual(long, []);
  });

  it('files are named in kebab-case, and nothing is called utils, helpers, common or manager', () => {
    const odd = sources.filter(
      (path) =>
        !/^[a-z0-9-]+(\.d)?\.tsx?$/.test(basename(path)) ||
        (/(^|[/-])(utils?|helpers?|common|manager)([/.-]|$)/.test(path) && !speaksOfHandlebars(path)),
    );
    assert.deepEqual(odd, []);
  });

  it('no default exports, no TODOs, no lint switched off without a reason', () => {
    for (const path of sources) {
      const text = read(path);
      assert.doesNotMatch(text, /^export default /m, path);
      assert.doesNotMatch(text, /\b(TODO|FIXME|XXX)\b/, path);
      assert.doesNotMatch(text, /eslint-disable(?!.* -- )/, path);
    }
  });
});

/** Handlebars calls its functions helpers. */
function speaksOfHandlebars(path: string): boolean {
  return /\/handlebars\/|\/(?:helper-docs|unknown-helper)\.ts$/.test(path);
}

function codeLines(text: string): number {
  const withoutComments = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return withoutComments.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}
