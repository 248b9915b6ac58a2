import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
name: ask
model:
  id: \${env:MODEL:gpt-4o-mini}
  provider: openai
  connection: { kind: key, apiKey: "\${env:OPENAI_API_KEY}" }
inputs:
  - { name: city, kind: string, default: "\${env:CITY}", example: Bern }
  - { name: rules, kind: string, default: "\${file:rules.txt}" }
  - { name: chat, kind: thread }
  - { name: question, kind: string, required: true, example: Why? }
metrics: [contains]
expect: "{{ answer }}"
---
system:
{{ rules }} You are in {{ city }}.
{{ chat }}

user[name="Ann"]:
{{ question }}
`;

describe('hone on a Prompty file', () => {
  let space: TempWorkspace;
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = { CITY: 'Chur' }): Promise<Ended> =>
    hone(args, { cwd: space.root, env });

  beforeEach(() => {
    space = tempWorkspace({
      'prompts/ask.prompty': prompt,
      'prompts/rules.txt': 'Be kind.',
      'secret.json': '"hidden"',
    });
  });
  afterEach(() => space.remove());

  it('renders its messages, with the values of the environment and of files beside it', async () => {
    const chat = '[{"role":"user","content":"before"}]';
    const { code, stdout, stderr } = await run([
      'render',
      'prompts/ask.prompty',
      '--set',
      'question=What?',
      '--set',
      `chat=${chat}`,
      '--format',
      'json',
    ]);
    assert.match(
      stderr,
      /^prompts\/ask\.prompty:6:3: Hone takes a model's address and key from the environment[^\n]+\n$/,
    );
    assert.equal(code, 0);
    const { messages } = JSON.parse(stdout) as { messages: unknown };
    assert.deepEqual(messages, [
      { role: 'system', content: 'Be kind. You are in Chur.' },
      { role: 'user', content: 'before' },
      { role: 'user', content: 'What?', metadata: { name: 'Ann' } },
    ]);
  });

  it('renders the row it was declared with', async () => {
    const { stdout } = await run(['render', 'prompts/ask.prompty', '--row', '1']);
    assert.match(stdout, /^system:\nBe kind\. You are in Bern\.\n\nuser:\nWhy\?\n/);
    assert.match((await run(['render', 'prompts/ask.prompty', '--row', '2'])).stderr, /There is no row 2: .* has 1\./);
  });

  it('says which value is missing, of an input and of the environment', async () => {
    const missing = await run(['render', 'prompts/ask.prompty']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /ask\.prompty:11:13: The input 'question' is required and has no value/);
    const unset = await run(['render', 'prompts/ask.prompty', '--set', 'question=Q'], {});
    assert.match(unset.stderr, /The environment variable `CITY` is not set/);
  });

  it('never shows a secret of the environment, and reads no file outside the folder of the prompt', async () => {
    const key = 'sk-live-do-not-show';
    space.write(
      'prompts/leak.prompty',
      '---\ninputs:\n  a: ${env:OPENAI_API_KEY}\n  b: ${file:../secret.json}\n  c: ${file:link.json}\n---\n{{ a }}{{ b }}{{ c }}',
    );
    symlinkSync(join(space.root, 'secret.json'), join(space.root, 'prompts/link.json'));
    const env = { OPENAI_API_KEY: key, CITY: 'Chur' };
    for (const args of [
      ['render', 'prompts/leak.prompty', '--format', 'json'],
      ['lint', 'prompts', '--format', 'json'],
      ['render', 'prompts/ask.prompty', '--row', '1'],
    ]) {
      const { stdout, stderr } = await run(args, env);
      assert.equal(`${stdout}${stderr}`.includes(key), false);
      assert.equal(`${stdout}${stderr}`.includes('hidden'), false);
    }
    const { stderr } = await run(['eval', 'prompts/leak.prompty', '--model', 'offline/learner', '--limit', '1'], env);
    assert.match(stderr, /`OPENAI_API_KEY` is the name of a secret|lies outside the prompt's folder/);
    assert.equal(stderr.includes(key), false);
  });

  it('lints it, with a finding at its place', async () => {
    assert.deepEqual(await run(['lint', 'prompts']), { code: 0, stdout: 'No findings in 1 file.\n', stderr: '' });
    space.write('prompts/bad.prompty', '---\nmodel: { options: { temperature: hot } }\n---\nHi');
    const { code, stdout } = await run(['lint', 'prompts']);
    assert.equal(code, 1);
    assert.match(stdout, /prompts\/bad\.prompty:2:34/);
  });

  it('evaluates it over rows', async () => {
    space.write('rows.jsonl', '{"question": "Two?", "answer": "2"}\n{"question": "Three?", "answer": "3"}\n');
    const { code, stdout, stderr } = await run([
      'eval',
      'prompts/ask.prompty',
      '--data',
      'rows.jsonl',
      '--model',
      'offline/learner',
      '--format',
      'json',
    ]);
    assert.equal(code, 0, stderr);
    assert.equal((JSON.parse(stdout) as { rows: number }).rows, 2);
  });
});
