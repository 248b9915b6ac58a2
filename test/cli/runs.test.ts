import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts, type ChatServer, startChatServer } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = (word: string): string => `---
output: { labels: [even, odd] }
data: rows.csv
expect: "{{ parity }}"
metrics: [exact-match, macro-f1]
---
user:
${word} {% include "part.txt" %} {{ number }}
`;

interface History {
  entries: { run: string; n: number; changed: string[]; scores: Record<string, { mean: number }> }[];
}

describe('hone runs', () => {
  let space: TempWorkspace;
  let server: ChatServer;

  before(async () => {
    server = await startChatServer(({ messages }) => acts.reply(messages[0]?.content.endsWith('3') ? 'odd' : 'even'));
  });
  after(() => server.close());
  beforeEach(() => {
    const rows = 'number,parity\n1,odd\n2,even\n3,odd\n4,even\n';
    space = tempWorkspace({ 'p.prompt': prompt('Say'), 'part.txt': 'of', 'rows.csv': rows });
  });
  afterEach(() => space.remove());

  const run = (...args: string[]): Promise<Ended> =>
    hone(args, { cwd: space.root, env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' } });
  const evaluate = (...args: string[]): Promise<Ended> => run('eval', 'p.prompt', '--model', 'openai/m', ...args);

  it('prints a run again just as it was, whatever its files say now', async () => {
    const then = JSON.parse((await evaluate('--format', 'json')).stdout) as Record<string, unknown>;
    space.write('p.prompt', 'changed: {{ all }}');
    const again = await run('runs', 'show', '--format', 'json');
    assert.deepEqual(JSON.parse(again.stdout), then, again.stderr);
  });

  it('exports every answer, and a page, to a file', async () => {
    const csv = (await evaluate('--format', 'csv')).stdout;
    const sorted = (text: string): string[] => text.split('\r\n').sort();
    assert.deepEqual(sorted((await run('runs', 'show', 'last', '--format', 'csv')).stdout), sorted(csv));
    const ended = await run('runs', 'show', '--format', 'html', '--out', 'deep/r.html');
    assert.deepEqual([ended.code, ended.stdout], [0, '']);
    assert.match(readFileSync(join(space.root, 'deep', 'r.html'), 'utf8'), /class="cells">\[\[0,"2-/);
    assert.match((await run('runs', 'show', '--format', 'markdown')).stdout, /1 answer below full marks[^]*\| 2 \| /);
    assert.match((await run('runs', 'show', '--format', 'junit')).stdout, /<testsuite /);
  });

  it('shows how a prompt has done, and what of it is out of date', async () => {
    await evaluate();
    space.write('p.prompt', prompt('Tell'));
    await evaluate('--limit', '2');
    const history = async (): Promise<History> =>
      JSON.parse((await run('runs', 'history', 'p.prompt', '--format', 'json')).stdout) as History;
    const { entries } = await history();
    assert.deepEqual(
      entries.map(({ n, changed, scores }) => [n, changed, scores['exact-match']?.mean]),
      [
        [4, ['p.prompt'], 0.75],
        [2, [], 0.5],
      ],
    );
    space.write('part.txt', 'about');
    assert.deepEqual((await history()).entries[1]?.changed, ['part.txt']);
    const text = (await run('runs', 'history', 'p.prompt')).stdout;
    assert.match(text, /^p\.prompt, 2 scores\n/);
    assert.match(text, /75\.0 % \(30\.1 to 95\.4\).*out of date: p\.prompt, part\.txt changed since/);
  });

  it('lists what was run, newest first', async () => {
    assert.equal((await run('runs')).stdout, 'No run yet: hone eval makes one.\n');
    await evaluate();
    await evaluate('--limit', '1');
    const { stdout } = await run('runs');
    assert.equal(stdout.match(/evaluate {2}p\.prompt {2}openai\/m/g)?.length, 2);
    assert.equal((await run('runs', '--limit', '1', '--format', 'json')).stdout.match(/"run"/g)?.length, 1);
  });

  it('says so when a prompt was never evaluated, and when a run is not there', async () => {
    assert.match((await run('runs', 'history', 'p.prompt')).stdout, /^p\.prompt was not evaluated yet/);
    const { code, stderr } = await run('runs', 'show', 'last');
    assert.equal(code, 2);
    assert.match(stderr, /There is no evaluation yet/);
  });
});
