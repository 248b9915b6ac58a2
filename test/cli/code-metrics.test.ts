import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertRefused } from '../support/assert-refused.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

/** Counts its calls, so that a test sees how often it ran. */
const check = `const { appendFileSync } = require('node:fs');
module.exports = (output, { vars, expected }) => {
  appendFileSync('calls', '.');
  return { pass: output === expected, score: output === expected ? 1 : 0.25, reason: 'row ' + vars.n };
};
`;

function promptWith(metrics: string): string {
  return `---\noutput: { labels: [odd, even] }\ndata: rows.jsonl\nexpect: "{{ label }}"\nmetrics: ${metrics}\n---\nuser:\nIs {{ n }} odd or even? Answer odd.\n`;
}

interface Report {
  readonly run: string;
  readonly errors: number;
  readonly variants: readonly { readonly scores: Readonly<Record<string, { readonly mean: number }>> }[];
}

describe('hone eval with metrics that are code', () => {
  let space: TempWorkspace;
  beforeEach(() => {
    space = tempWorkspace({
      'hone.config.yaml': 'model: offline/learner\n',
      'rows.jsonl': '{"n":1,"label":"odd"}\n{"n":2,"label":"even"}\n',
      'check.js': check,
      'a.prompt': promptWith('[{ type: javascript, value: file://check.js }, exact-match]'),
    });
  });
  afterEach(() => space.remove());

  const run = (...args: string[]): Promise<Ended> => hone(['eval', ...args, '--format', 'json'], { cwd: space.root });
  const calls = (): number =>
    existsSync(join(space.root, 'calls')) ? readFileSync(join(space.root, 'calls')).length : 0;

  it('runs none of it unless it is told to, whatever the folder says, and says how', async () => {
    assertRefused(
      await run('a.prompt'),
      /Metric 'javascript' runs the code in check\.js, with your rights on this machine\. Look at it, then allow it with --allow-code/,
    );
    assert.equal(calls(), 0);
    space.write('hone.config.yaml', 'model: offline/learner\nallowCode: true\n');
    assert.equal((await run('a.prompt')).code, 2);
    assert.equal(calls(), 0);
    assert.ok(!existsSync(join(space.root, '.hone', 'runs')));
  });

  it('scores by it, and runs it once an answer: never again for the same run', async () => {
    const { code, stdout, stderr } = await run('a.prompt', '--allow-code');
    assert.equal(code, 0, stderr);
    const report = JSON.parse(stdout) as Report;
    const { javascript, 'exact-match': exact } = report.variants[0]?.scores ?? {};
    assert.ok(javascript !== undefined && exact !== undefined);
    assert.ok(Math.abs(javascript.mean - (exact.mean + (1 - exact.mean) * 0.25)) < 1e-9);
    assert.equal(calls(), 2);
    const again = await run('a.prompt', '--allow-code', '--resume', report.run);
    assert.deepEqual((JSON.parse(again.stdout) as Report).variants[0]?.scores, report.variants[0]?.scores);
    const shown = await hone(['compare', report.run, report.run], { cwd: space.root });
    assert.equal(shown.code, 0, shown.stderr);
    assert.equal(calls(), 2);
  });

  it('refuses to go on with a run whose code has changed', async () => {
    const { stdout } = await run('a.prompt', '--allow-code');
    space.write('check.js', `${check}\n`);
    const resumed = await run('a.prompt', '--allow-code', '--resume', (JSON.parse(stdout) as Report).run);
    assertRefused(resumed, /check\.js changed since run/);
  });

  it('a fault in the code is an error of the row with its line, and no score', async () => {
    space.write(
      'check.js',
      'module.exports = (output, { vars }) => {\n  if (vars.n === 2) vars.list.first();\n  return true;\n};\n',
    );
    const { stdout, stderr } = await run('a.prompt', '--allow-code');
    const report = JSON.parse(stdout) as Report;
    assert.deepEqual([report.errors, report.variants[0]?.scores['javascript']?.mean], [1, 1]);
    assert.match(stderr, /Metric 'javascript' cannot score this answer: check\.js:2: TypeError/);
  });

  it('takes nothing from outside the workspace, and says which file is missing', async () => {
    space.write('a.prompt', promptWith('[{ type: javascript, value: file://../x.js }]'));
    assertRefused(await run('a.prompt', '--allow-code'), /x\.js.*outside the workspace/);
    space.write('a.prompt', promptWith('[{ type: javascript, value: file://none.js }]'));
    assertRefused(await run('a.prompt', '--allow-code'), /there is no file 'none\.js' beside it/);
  });

  it("runs promptfoo's assertions of single tests", async () => {
    space.write(
      'promptfooconfig.yaml',
      `prompts: ['Say {{ word }}']
providers: [offline:learner]
tests:
  - { vars: { word: a }, assert: [{ type: javascript, value: "context.vars.word === 'a'" }] }
  - { vars: { word: b }, assert: [{ type: javascript, value: "context.vars.word === 'a'" }, { type: not-contains, value: zzz }] }
  - { vars: { word: c }, assert: [{ type: not-contains, value: zzz }] }
`,
    );
    const args = ['promptfooconfig.yaml', '--model', 'offline/learner'];
    assertRefused(await run(...args), /runs code that stands in promptfooconfig\.yaml/);
    const { stdout, stderr } = await run(...args, '--allow-code');
    assert.ok(stdout !== '', stderr);
    const [variant] = (JSON.parse(stdout) as Report).variants;
    assert.ok(Math.abs((variant?.scores['row-assertions']?.mean ?? 0) - 2 / 3) < 1e-9);
  });
});
