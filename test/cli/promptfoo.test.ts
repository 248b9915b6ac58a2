import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const configuration = `prompts: [file://prompts/*.txt, file://../shared/ask.txt]
providers: [openai:gpt-4o-mini]
defaultTest:
  vars: { tone: file://tone.txt }
tests:
  - file://tests.csv
  - file://more.yaml
  - file://generate.py
`;
const files = {
  'hone.config.yaml': '',
  'eval/promptfooconfig.yaml': configuration,
  'eval/prompts/rate.txt':
    'Rate {{ text }} ({{ tone }}), good or bad?\n---\nIs {{ text.toUpperCase() }} good or bad?\n',
  'shared/ask.txt': 'Good or bad: {{ text }}',
  'eval/tone.txt': 'dry\n',
  'eval/tests.csv':
    'text,__expected1,__expected2,__description\nA fine film.,icontains:good,not-contains:dull,first\nDull.,regex:bad,,\n',
  'eval/more.yaml':
    '- vars: { text: Awful. }\n  threshold: 0.5\n  assert: [{ type: contains, value: "{{ text }}" }, { type: icontains, value: bad, weight: 3 }]\n',
  'eval/generate.py': 'raise SystemExit("never run")',
};

describe('a promptfoo configuration whose prompts and tests are in files', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): ReturnType<typeof hone> => hone(args, { cwd: space.root });
  const config = 'eval/promptfooconfig.yaml';

  before(() => (space = tempWorkspace(files)));
  after(() => space.remove());

  it('is evaluated: every prompt on every row, by the assertions of the row', async () => {
    const { code, stdout, stderr } = await run('eval', config, '--model', 'offline/learner', '--format', 'json');
    const report = JSON.parse(stdout) as { rows: number; variants: { prompt: string; scores: object }[] };
    assert.equal(code, 0, stderr);
    assert.equal(report.rows, 3);
    assert.deepEqual(
      report.variants.map(({ prompt, scores }) => [prompt, Object.keys(scores)]),
      ['rate-1', 'rate-2', 'ask'].map((name) => [`${config}#${name}`, ['row-assertions']]),
    );
    assert.match(stderr, /eval\/promptfooconfig\.yaml:8:5: Tests from `file:\/\/generate\.py` runs code/);
  });

  it('is rendered with a row of a file', async () => {
    const { code, stdout } = await run('render', `${config}#rate-1`, '--row', '2');
    assert.equal(code, 0);
    assert.match(stdout, /^user:\nRate Dull\. \(dry\), good or bad\?\n/);
  });

  it('is imported with its rows, their assertions and what differs from Jinja', async () => {
    const { code, stdout } = await run('import', config, '--out', 'out');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /generate\.py/);
    const rows = readFileSync(join(space.root, 'out/rate-1.jsonl'), 'utf8').trimEnd().split('\n');
    assert.deepEqual(
      rows.map((row) => JSON.parse(row) as unknown),
      [
        {
          tone: 'dry',
          text: 'A fine film.',
          assert: [
            { type: 'icontains', value: 'good' },
            { type: 'not-contains', value: 'dull' },
          ],
        },
        { tone: 'dry', text: 'Dull.', assert: [{ type: 'regex', value: 'bad' }] },
        {
          tone: 'dry',
          text: 'Awful.',
          assert: {
            type: 'assert-set',
            threshold: 0.5,
            assert: [
              { type: 'contains', value: 'Awful.' },
              { type: 'icontains', value: 'bad', weight: 3 },
            ],
          },
        },
      ],
    );
    const prompt = readFileSync(join(space.root, 'out/rate-2.prompt'), 'utf8');
    assert.match(prompt, /^template: nunjucks$/m);
    assert.match(prompt, /^metrics:\n {2}- row-assertions$/m);
    const again = await run('eval', 'out/rate-1.prompt', '--model', 'offline/learner', '--format', 'json');
    const { rows: count, variants } = JSON.parse(again.stdout) as { rows: number; variants: { scores: object }[] };
    assert.deepEqual([again.code, count, Object.keys(variants[0]?.scores ?? {})], [0, 3, ['row-assertions']]);
  });

  it('is not resumed once a file it reads has changed', async () => {
    const args = ['eval', config, '--model', 'offline/learner'];
    const { stdout } = await run(...args, '--format', 'json');
    const { run: id } = JSON.parse(stdout) as { run: string };
    space.write('eval/tone.txt', 'wet\n');
    const { code, stderr } = await run(...args, '--resume', id);
    assert.equal(code, 2);
    assert.match(stderr, /eval\/tone\.txt/);
  });
});
