import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = 'prompts/classify-question.prompt';

interface Report {
  run: string;
  stop: string;
  out: string;
  objective?: string;
  graders?: string[];
  spend: { calls: number; taskCalls: number; writerCalls: number; judgeCalls?: number };
  test: { n: number; verdict: string; difference: number };
}

describe('hone optimize', () => {
  let space: TempWorkspace;
  let original: string;

  beforeEach(async () => {
    space = tempWorkspace();
    await hone(['init', '.'], { cwd: space.root });
    original = read(prompt);
  });
  afterEach(() => space.remove());

  const read = (path: string): string => readFileSync(join(space.root, path), 'utf8');
  const optimize = (...args: string[]): Promise<Ended> => hone(['optimize', prompt, ...args], { cwd: space.root });
  const report = async (...args: string[]): Promise<Report> => {
    const { code, stdout, stderr } = await optimize(...args, '--format', 'json');
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as Report;
  };

  it('ends in a verdict, a diff, a report, and leaves the prompt as it was', async () => {
    const { code, stdout, stderr } = await optimize('--method', 'bootstrap-demos');
    assert.equal(code, 0);
    assert.match(stdout, /^(Better by|No reliable improvement:) .* points \(.*\), p = /);
    assert.match(stdout, /On \d+ rows neither prompt had seen: the seed /);
    assert.match(stdout, /not a language model/);
    assert.match(stderr, /rows to draw demonstrations from, .* sealed until the end/);
    const [, reportFile = ''] = /^report {3}(\S+)$/m.exec(stdout) ?? [];
    assert.match(read(reportFile), /# prompts\/classify-question\.prompt, optimized/);
    assert.equal(read(prompt), original);
    // Demonstrations are a long change, and the example's rows are few: the guard says that it says nothing.
    for (const text of [stdout, read(reportFile)])
      assert.match(
        text,
        /^PAC-Bayes, every change of this length .*: \d+ rows cannot rule out that a change this long/m,
      );
  });

  it('writes its report as a page and as Markdown where it is asked to', async () => {
    await report('--method', 'bootstrap-demos', '--html', 'out/report.html', '--markdown', 'out/report.md');
    assert.match(read('out/report.html'), /<h1>prompts\/classify-question\.prompt, optimized<\/h1>/);
    assert.match(read('out/report.html'), /test rows? got better/);
    assert.match(read('out/report.md'), /^# prompts\/classify-question\.prompt, optimized$/m);
  });

  it('writes what was scored to --out, and the seed when nothing is reliably better', async () => {
    const better = await report('--method', 'bootstrap-demos', '--out', 'better.prompt');
    assert.deepEqual([better.out, better.test.verdict], ['better.prompt', 'better']);
    assert.match(read('better.prompt'), /^demos:$/m);
    const same = await report('--method', 'hill-climb');
    assert.equal(same.test.verdict, 'no reliable improvement');
    assert.equal(read(same.out), original);
  });

  it('puts the result beside the prompt without --out, where its data and partials are found, and replaces none', async () => {
    const first = await report('--method', 'hill-climb', '--max-calls', '400');
    const second = await report('--method', 'hill-climb', '--max-calls', '400');
    assert.deepEqual(
      [first.out, second.out],
      ['prompts/classify-question.optimized.prompt', 'prompts/classify-question.optimized-2.prompt'],
    );
    const { code } = await hone(['eval', first.out, '--limit', '3'], { cwd: space.root });
    assert.equal(code, 0);
  });

  it('says which files a result elsewhere does not find', async () => {
    const { stderr } = await optimize('--method', 'hill-climb', '--max-calls', '400', '--out', 'better.prompt');
    assert.match(
      stderr,
      /better\.prompt names .*questions\.jsonl.*, which are not there from its folder: correct the paths/,
    );
  });

  it('draws as many candidates as a small budget can measure, as the estimate says, and counts them alike everywhere', async () => {
    const asked = ['--method', 'bootstrap-demos', '--format', 'json'];
    const { leastCalls } = JSON.parse((await optimize(...asked, '--estimate')).stdout) as { leastCalls: number };
    const budget = ['--max-calls', String(leastCalls + 200)];
    const { proposals } = JSON.parse((await optimize(...asked, ...budget, '--estimate')).stdout) as {
      proposals: number;
    };
    const { stdout, stderr } = await optimize(...asked, ...budget);
    const { candidates, stop } = JSON.parse(stdout) as { candidates: number; stop: string };
    assert.ok(proposals >= 2 && proposals < 32, `${proposals} candidates`);
    assert.deepEqual([candidates, stop], [proposals, 'finished']);
    assert.match(stderr, new RegExp(`step 1: ${candidates} candidates scored, `));
  });

  it('changes the prompt itself when it is told to', async () => {
    await report('--method', 'bootstrap-demos', '--out', prompt);
    assert.notEqual(read(prompt), original);
  });

  it('gives the same result for the same seed, whatever the concurrency', async () => {
    const one = await report('--method', 'protegi', '--max-calls', '600', '--concurrency', '1', '--out', 'one.prompt');
    const many = await report(
      '--method',
      'protegi',
      '--max-calls',
      '600',
      '--concurrency',
      '16',
      '--out',
      'many.prompt',
    );
    assert.deepEqual({ ...one, run: '', out: '' }, { ...many, run: '', out: '' });
    assert.equal(read('one.prompt'), read('many.prompt'));
  });

  it('takes the cheapest of the prompts that are as good where it is told to, and says so', async () => {
    const args = ['--method', 'bootstrap-demos', '--objective', 'pareto'];
    const { stdout } = await optimize(...args);
    assert.match(stdout, /takes the least tokens and money of those that were as good as the best score/);
    assert.equal((await report(...args)).objective, 'pareto');
    const wrong = await optimize('--objective', 'cost');
    assert.deepEqual([wrong.code, /Allowed choices are score, pareto/.test(wrong.stderr)], [2, true]);
  });

  it('maximises what a model grades, and says what the judge was asked', async () => {
    const graded = read(prompt).replace(/^metrics: .*$/m, 'metrics: [{ type: llm-rubric }]');
    writeFileSync(join(space.root, prompt), graded);
    const args = ['--method', 'hill-climb', '--metric', 'llm-rubric', '--max-calls', '500'];
    const estimated = await optimize(...args, '--estimate');
    assert.match(estimated.stdout, /, and \d+ calls to the judge/);
    const { spend, test, graders } = await report(...args);
    const { taskCalls, judgeCalls = 0 } = spend;
    assert.ok(judgeCalls > 0 && taskCalls + judgeCalls <= 500 && test.n > 0);
    const { stdout } = await optimize(...args);
    assert.match(stdout, new RegExp(`${judgeCalls} calls to the judge`));
    assert.match(stdout, /^The answers were graded by offline\/learner\.$/m);
    assert.deepEqual(graders, ['offline/learner']);
  });

  it('never passes its budget', async () => {
    const { spend } = await report('--method', 'protegi', '--max-calls', '400', '--concurrency', '16');
    assert.ok(spend.taskCalls + spend.writerCalls <= 400, JSON.stringify(spend));
  });

  it('refuses a budget that cannot reach a verdict before anything is spent', async () => {
    const { code, stdout, stderr } = await optimize('--method', 'protegi', '--max-calls', '10');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^hone: .*\d+ calls/);
    assert.equal(existsSync(join(space.root, '.hone/runs')), false);
  });

  it('refuses an --out it could not write before anything is spent', async () => {
    const { code, stderr } = await optimize('--method', 'protegi', '--out', 'no/such/folder.prompt');
    assert.equal(code, 2);
    assert.match(stderr, /The folder of --out no\/such\/folder\.prompt does not exist/);
  });

  it('suggests the method that was meant', async () => {
    const { code, stderr } = await optimize('--method', 'protegy');
    assert.equal(code, 2);
    assert.match(stderr, /protegi/);
  });
});
