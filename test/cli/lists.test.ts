import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics } from '../../src/engine/eval/metrics/index.js';
import { ruleMetas } from '../../src/engine/lint/rules/index.js';
import { methodInfos } from '../../src/engine/optimize/methods/index.js';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

describe('hone rules, methods, metrics, models, init and help', () => {
  let space: TempWorkspace;

  beforeEach(() => {
    space = tempWorkspace();
  });
  afterEach(() => space.remove());

  it('lists every rule, and prints the page of one by its whole name or its own', async () => {
    const { stdout } = await hone(['rules'], { cwd: space.root });
    for (const { id } of ruleMetas) {
      assert.match(stdout, new RegExp(`^${id} `, 'm'));
      assert.ok(existsSync(`dist/rules/${id}.md`), `the page of ${id} is shipped`);
    }
    for (const id of ['template/undefined-variable', 'secret']) {
      const page = await hone(['rules', id], { cwd: space.root });
      assert.match(page.stdout, new RegExp(`^# .*${id}`, 'm'), id);
    }
  });

  it('shows what becomes of the advice that rules are drawn from', async () => {
    const { stdout } = await hone(['rules', '--evidence'], { cwd: space.root });
    assert.match(
      stdout,
      /^ {2}17 Use delimiters\n {6}rule {7}security\/untrusted-undelimited, structure\/unclosed-tag, structure\/unclosed-fence$/m,
    );
    assert.match(stdout, /^ {2}6 Promise a tip\n {6}no demand {2}\S/m);
    const { code, stderr } = await hone(['rules', 'secret', '--evidence'], { cwd: space.root });
    assert.equal(code, 2);
    assert.match(stderr, /leave out the rule/);
  });

  it('lists every method with its source and how it differs', async () => {
    const { stdout } = await hone(['methods'], { cwd: space.root });
    for (const { id, paper, pareto } of methodInfos()) {
      assert.match(stdout, new RegExp(`^${id} `, 'm'));
      assert.ok(stdout.includes(`  with objective pareto: ${pareto}`));
      if (paper !== undefined) assert.ok(stdout.includes(paper.url));
    }
  });

  it('lists every metric, and says of one what it takes', async () => {
    const { stdout } = await hone(['metrics'], { cwd: space.root });
    for (const { id } of metrics) assert.match(stdout, new RegExp(`^${id} `, 'm'));
    const one = await hone(['metrics', 'not-numeric'], { cwd: space.root });
    assert.match(one.stdout, /^numeric {2}of each answer[^]*needs: value or expected\n[^]*tolerance: /);
    const none = await hone(['metrics', 'meteor'], { cwd: space.root });
    assert.deepEqual([none.code, /no metric 'meteor': it needs WordNet/.test(none.stderr)], [2, true]);
  });

  it('says which keys are set and never prints one', async () => {
    const env = { OPENAI_API_KEY: 'sk-very-secret', GROQ_API_KEY: '' };
    for (const format of ['text', 'json']) {
      const { stdout } = await hone(['models', '--format', format], { cwd: space.root, env });
      assert.equal(stdout.includes('sk-very-secret'), false);
      if (format === 'text') {
        assert.match(stdout, /^ {2}openai +ready/m);
        assert.match(stdout, /^ {2}groq +set GROQ_API_KEY/m);
      }
    }
  });

  it('says which rows about models are old, by the days given', async () => {
    const old = await hone(['models', '--check', '--older-than', '0'], { cwd: space.root });
    assert.equal(old.code, 1, old.stderr);
    assert.match(old.stdout, /rows are older than 0 days; read their sources again:\n {2}2026-11-23 {2}\S/);
    const fresh = await hone(['models', '--check', '--older-than', '100000'], { cwd: space.root });
    assert.deepEqual([fresh.code, fresh.stdout.includes('within the last 100000 days')], [0, true]);
  });

  it('makes a workspace that lints clean, and overwrites nothing', async () => {
    space.write('hone.config.yaml', 'model: offline/learner # mine\n');
    const { code, stdout } = await hone(['init'], { cwd: space.root });
    assert.equal(code, 0);
    assert.match(stdout, /^kept {2}hone\.config\.yaml/);
    assert.match(stdout, /^made {2}prompts\/classify-question\.prompt/m);
    assert.match(readFileSync(join(space.root, 'hone.config.yaml'), 'utf8'), /# mine/);
    assert.equal((await hone(['lint'], { cwd: space.root })).code, 0);
  });

  it('explains every command with examples', async () => {
    for (const command of ['lint', 'render', 'eval', 'optimize', 'init']) {
      const { code, stdout } = await hone([command, '--help'], { cwd: space.root });
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`Examples:\\n {2}hone ${command}`));
    }
  });

  it('prints its version', async () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(await hone(['--version'], { cwd: space.root }), {
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
  });
});
