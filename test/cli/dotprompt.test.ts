import assert from 'node:assert/strict';
import { type Ended, hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
model: offline/learner
input:
  schema: { name: string, tags(array): string }
data: people.jsonl
expect: "{{ answer }}"
output: { labels: [Hi, Bye] }
metrics: [exact-match]
---
{{role "system"}}{{> rules}}
{{role "user"}}
Greet {{name}}{{#each tags}}{{#if @first}} of {{else}}, {{/if}}{{this}}{{/each}}.
`;

describe('hone with a dotprompt file', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): Promise<Ended> => hone(args, { cwd: space.root });

  beforeEach(() => {
    space = tempWorkspace({
      'greet.prompt': prompt,
      '_rules.prompt': '{{! the rules of the house }}\nBe kind to {{name}}.',
      'people.jsonl':
        '{"name": "Ann", "tags": ["a", "b"], "answer": "Hi"}\n{"name": "Bo", "tags": [], "answer": "Bye"}\n',
    });
  });
  afterEach(() => space.remove());

  it('renders it, its partials by their files’ names', async () => {
    const { code, stdout, stderr } = await run('render', 'greet.prompt', '--row', '1', '--format', 'json');
    assert.deepEqual([code, stderr], [0, '']);
    const { messages } = JSON.parse(stdout) as { messages: unknown };
    assert.deepEqual(messages, [
      { role: 'system', content: 'Be kind to Ann.\n' },
      { role: 'user', content: '\nGreet Ann of a, b.' },
    ]);
  });

  it('lints it', async () => {
    assert.equal((await run('lint', 'greet.prompt')).code, 0);
    space.write('greet.prompt', prompt.replace('> rules', '> ruls').replace('{{name}}', '{{nmae}}'));
    const { code, stdout } = await run('lint', 'greet.prompt');
    assert.equal(code, 1);
    assert.match(stdout, /template\/unknown-include/);
    assert.match(stdout, /'nmae' is not declared: change it to 'name'/);
  });

  it('evaluates it', async () => {
    const { code, stdout, stderr } = await run('eval', 'greet.prompt', '--format', 'json');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /exact-match/);
  });
});
