import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What `npm install hone` gives a project, with this repository's copies of the dependencies: no network is needed. */
describe('the package as npm ships it', function () {
  this.timeout(120_000);
  let project: string;
  let files: string[];

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'hone-package-'));
    const modules = join(project, 'node_modules');
    mkdirSync(join(modules, 'hone'), { recursive: true });
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', project], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ filename, files: listed }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
      { filename: string; files: { path: string }[] },
    ];
    files = listed.map(({ path }) => path);
    execFileSync('tar', ['-xzf', join(project, filename), '-C', join(modules, 'hone'), '--strip-components=1']);
    for (const name of [...Object.keys(manifest.dependencies), '@types/node', 'undici-types']) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir');
    }
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  const node = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

  it('can be imported', () => {
    writeFileSync(
      join(project, 'use.js'),
      `import { renderTemplate, lintPrompt, evaluate, optimize, parsePrompt, renderPrompt, TemplateError } from 'hone';
       console.log(renderTemplate('{{ a + 1 }}', { a: 1 }, { engine: 'jinja2' }), lintPrompt('user:\\n{{ }}')[0].rule);
       console.log([evaluate, optimize, parsePrompt, renderPrompt, TemplateError].map((it) => typeof it).join());`,
    );
    assert.equal(node('use.js'), '2 template/empty-placeholder\nfunction,function,function,function,function\n');
  });

  it('has types a strict project can use', () => {
    writeFileSync(
      join(project, 'use.ts'),
      `import { lintPrompt, renderTemplate, type Finding } from 'hone';
       export const findings: readonly Finding[] = lintPrompt('x', { severities: { 'template/syntax': 'off' } });
       // @ts-expect-error an engine that does not exist
       export const text: string = renderTemplate('x', {}, { engine: 'liquid' });`,
    );
    const options = { module: 'NodeNext', strict: true, noEmit: true, target: 'ES2023', types: ['node'] };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
    node(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  });

  it('has the command with its rule pages, schemas and starter files', () => {
    const cli = 'node_modules/hone/dist/cli.js';
    assert.match(node(cli, 'rules', 'template/syntax'), /template\/syntax/);
    assert.match(node(cli, 'init', 'space'), /made {2}space\/prompts\/classify-question\.prompt/);
    assert.equal(node(cli, 'lint', 'space'), 'No findings in 2 files.\n');
    readFileSync(join(project, 'node_modules/hone/schemas/lint.schema.json'));
  });

  it('holds nothing but what it needs', () => {
    const strange = files.filter(
      (path) => !/^(dist\/|schemas\/|examples\/|package\.json|README|LICENSE|CHANGELOG)/.test(path),
    );
    assert.deepEqual(strange, []);
    assert.deepEqual(
      files.filter((path) => /\.(ts|map|tsbuildinfo)$/.test(path) && !path.endsWith('.d.ts')),
      [],
    );
  });
});
