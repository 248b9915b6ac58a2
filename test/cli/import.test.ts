import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompty =
  '---\nname: ask\ninputs:\n  q: { type: string }\nsample:\n  q: Why?\n---\nsystem:\nBe brief. {% include "parts/rules.md" %}\n\nuser:\n{{ q }}\n';

describe('hone import', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): Promise<Ended> => hone(['import', ...args], { cwd: space.root });
  const read = (path: string): string => readFileSync(join(space.root, path), 'utf8');

  beforeEach(() => {
    space = tempWorkspace({
      'old/plan.prompt.md': '---\ntools: [search]\n---\nPlan ${input:topic}.\n',
      'old/ask.prompty': prompty,
      'old/parts/rules.md': 'Rules.',
    });
  });
  afterEach(() => space.remove());

  it('writes a prompt beside its source, and lists what was not carried over', async () => {
    assert.deepEqual(await run('old/plan.prompt.md'), {
      code: 0,
      stdout:
        'wrote  old/plan.prompt  from old/plan.prompt.md\n  old/plan.prompt.md:2:1  `tools` is for the editor or agent that runs this file; Hone sends the text alone.  not-acted-on\n1 prompt imported.\n',
      stderr: '',
    });
    assert.equal(read('old/plan.prompt'), '---\ninput:\n  schema:\n    topic: string\n---\nuser:\nPlan {{ topic }}.\n');
    const { stdout } = await hone(['render', 'old/plan.prompt', '--set', 'topic=cats'], { cwd: space.root });
    assert.match(stdout, /^user:\nPlan cats\.\n/);
  });

  it('writes a folder with the rows and the partials, and the result renders', async () => {
    const { code, stdout } = await run('old', '--out', 'new');
    assert.deepEqual([code, stdout.includes('2 prompts imported.')], [0, true]);
    assert.equal(read('new/ask.jsonl'), '{"q":"Why?"}\n');
    assert.equal(read('new/parts/rules.md'), 'Rules.');
    const rendered = await hone(['render', 'new/ask.prompt', '--row', '1', '--format', 'json'], { cwd: space.root });
    assert.deepEqual((JSON.parse(rendered.stdout) as { messages: unknown }).messages, [
      { role: 'system', content: 'Be brief. Rules.' },
      { role: 'user', content: 'Why?' },
    ]);
    assert.equal((await hone(['lint', 'new'], { cwd: space.root })).code, 0);
  });

  it('never replaces a file unless it is told to', async () => {
    space.write('old/plan.prompt', 'mine');
    const kept = await run('old/plan.prompt.md');
    assert.deepEqual([kept.code, read('old/plan.prompt')], [1, 'mine']);
    assert.match(kept.stdout, /old\/plan\.prompt exists; give --force to replace it/);
    assert.equal((await run('old/plan.prompt.md', '--force')).code, 0);
    assert.match(read('old/plan.prompt'), /topic/);
  });

  it('gives each prompt of a file a safe name of its own', async () => {
    const entry = (id: string): string =>
      `  ${id}: !Template\n    id: ${id}\n    name: "Is it / good?"\n    jinja: "{{ a }} ${id} ||| {{ b }}"\n    metadata: !TemplateMetadata { metrics: [Accuracy], languages: [en], choices_in_prompt: false, original_task: true }\n`;
    const ids = ['11111111-1111-1111-1111-111111111111', '22222222-2222-2222-2222-222222222222'];
    space.write('templates.yaml', `dataset: d\ntemplates:\n${ids.map(entry).join('')}`);
    const { stdout } = await run('templates.yaml', '--out', 'new', '--format', 'json');
    const report = JSON.parse(stdout) as { files: { prompts: { written: string | null }[] }[] };
    const written = report.files.flatMap(({ prompts }) => prompts.map((prompt) => prompt.written));
    assert.ok(
      written.every((path) => path === null || existsSync(join(space.root, path))),
      stdout,
    );
    assert.equal(new Set(written).size, 2);
    assert.equal(written[0], 'new/Is-it-good.prompt');
  });

  it('exits 1 where a prompt cannot be imported, and says where and why', async () => {
    space.write('bad.poml', '<poml>\n<p>a</poml>');
    const { code, stdout } = await run('bad.poml');
    assert.equal(code, 1);
    assert.match(stdout, /not imported {2}bad\.poml {2}bad\n {2}bad\.poml:2:1 {2}`<p>` is not closed/);
    assert.equal(existsSync(join(space.root, 'bad.prompt')), false);
    const own = await run('--format', 'text', 'old/ask.prompty');
    assert.equal(own.code, 0);
    assert.match((await run('old/ask.prompt')).stdout, /own format already/);
  });

  it('exits 2 where there is nothing to read', async () => {
    assert.equal((await run('missing.prompty')).code, 2);
    assert.equal((await run()).code, 2);
  });

  it('writes no secret of the environment into a prompt', async () => {
    space.write('env.prompty', '---\nname: env\ndescription: ${env:MY_TOKEN}\n---\nuser:\nHi\n');
    await hone(['import', 'env.prompty'], { cwd: space.root, env: { MY_TOKEN: 'hidden-value' } });
    assert.ok(!read('env.prompt').includes('hidden-value'));
  });
});
