import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
output: { labels: [good, bad] }
data: rows.jsonl
expect: "{{ label }}"
metrics: [accuracy, macro-f1, { type: llm-rubric, value: "says {{ label }}" }, { type: select-best, value: "says bad" }]
matrix: { style: [good, bad] }
---
user:
Labels: good, bad

Text: {{ style }} text {{ n }}
Label:
`;

describe('what hone eval hands out', () => {
  let space: TempWorkspace;
  let run: string;
  before(async () => {
    space = tempWorkspace({
      'hone.config.yaml': 'model: offline/learner\n',
      'rows.jsonl': '{"n":1,"label":"good"}\n{"n":2,"label":"bad"}\n{"n":3,"label":"good"}\n',
      'a.prompt': prompt,
    });
    const { code, stdout, stderr } = await evaluate('json');
    assert.equal(code, 0, stderr);
    ({ run } = JSON.parse(stdout) as { run: string });
  });
  after(() => space.remove());

  const evaluate = (format: string, ...args: string[]): Promise<Ended> =>
    hone(['eval', 'a.prompt', '--format', format, ...args], { cwd: space.root });
  const shown = async (format: string): Promise<string> =>
    (await hone(['runs', 'show', run, '--format', format], { cwd: space.root })).stdout;

  it('CSV: why each score is what it is', async () => {
    const rows = parse<Record<string, string>>(await shown('csv'), { columns: true });
    assert.equal(rows.length, 6);
    for (const { reasons } of rows)
      assert.match(reasons ?? '', /^llm-rubric: Said by the offline learner, which is no language model/m);
  });

  it('JUnit: each row is a test, and one that fails says what was expected and what came', async () => {
    const xml = await shown('junit');
    const [, tests = '', failures = ''] =
      /<testsuite name="rows" tests="(\d+)" failures="(\d+)" errors="0">/.exec(xml) ?? [];
    assert.equal(tests, '6');
    assert.equal((xml.match(/<testcase classname="[^"]*" name="line \d+"/g) ?? []).length, 6);
    const failed = [
      ...xml.matchAll(/name="line (\d)" time="[\d.]+"><failure message="[^"]*">expected: (\w+)\nanswer: ([^\n]*)\n/g),
    ];
    assert.equal(String(failed.length), failures);
    assert.ok(failed.length > 0 && failed.length < 6);
    for (const [, line, expected] of failed) assert.equal(expected, Number(line) % 2 === 0 ? 'bad' : 'good');
    assert.match(xml, /<testsuite name="preferences" tests="1" failures="0" errors="0">/);
  });

  it('JUnit: where thresholds are met, they decide, and rows are only told', async () => {
    const { code, stdout } = await evaluate('junit', '--threshold', 'accuracy>=0');
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /<failure/);
    assert.match(stdout, /<system-out>expected: /);
  });

  it('a threshold on a metric that compares answers is the share of rows a variant must win', async () => {
    const missed = await evaluate('junit', '--threshold', 'select-best>=1.1');
    assert.equal(missed.code, 1);
    assert.match(missed.stderr, /style=bad wins [\d.]+ of the rows against .*style=good by select-best, below 1\.1\./);
    assert.match(missed.stdout, /<testsuite name="preferences" tests="1" failures="1"/);
    assert.equal((await evaluate('json', '--threshold', 'select-best>=0')).code, 0);
  });

  it('Markdown and HTML: who is preferred, what grading took, and that the judge is no language model', async () => {
    const [markdown, html] = [await shown('markdown'), await shown('html')];
    for (const text of [markdown, html]) {
      assert.match(text, /select-best: /);
      assert.match(text, /Graded by offline\/learner, which is not in the numbers above/);
    }
    assert.match(html, /<h2>Expected labels, and how often each was answered<\/h2>/);
    assert.match(html, /<th scope="col">precision<\/th>/);
    assert.match(html, /offline\/learner is a small deterministic learner, not a language model/);
  });
});
