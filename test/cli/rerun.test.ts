import assert from 'node:assert/strict';
import type { EvaluationReport } from '../../src/engine/eval/contracts/report.js';
import { assertRefused } from '../support/assert-refused.js';
import { acts, startChatServer, type ChatServer } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

/** A row passes with four words of five: `d` is asked for what it cannot have, `e` gets three. */
const prompt = `---
model: openai/gpt-4.1-mini
matrix: { style: [tersely, politely] }
data: rows.csv
metrics: [{ type: rouge-1, value: "{{ wanted }}", threshold: 0.8 }]
---
Say {{ style }}: {{ said }}
`;
const rows = [
  'said,wanted',
  'one two three four five,one two three four five',
  'one two three four six,one two three four five',
  'one two three x y,one two three four five',
  'x,one two three four five',
  'one two three four five,one two three four five',
];

describe('hone eval --rerun', function () {
  this.timeout(60_000);
  let space: TempWorkspace;
  let server: ChatServer;
  beforeEach(async () => {
    space = tempWorkspace({ 'p.prompt': prompt, 'rows.csv': `${rows.join('\n')}\n` });
    server = await startChatServer(({ messages }) =>
      acts.reply((messages.at(-1)?.content ?? '').replace(/^Say \w+: /, '').trim()),
    );
  });
  afterEach(async () => {
    await server.close();
    space.remove();
  });

  const run = (...args: string[]): Promise<Ended> =>
    hone(args, { cwd: space.root, env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' } });
  async function evaluate(...args: string[]): Promise<EvaluationReport> {
    const { stdout, stderr, code } = await run('eval', 'p.prompt', '--format', 'json', ...args);
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as EvaluationReport;
  }
  const linesOf = async ({ run: id }: EvaluationReport): Promise<string[]> => {
    const { stdout } = await run('runs', 'show', id, '--format', 'csv');
    const [head = '', ...cells] = stdout.trim().split('\r\n');
    const at = head.split(',').indexOf('line');
    return [...new Set(cells.map((cell) => cell.split(',')[at] ?? ''))].sort();
  };

  it('failed asks again what its own threshold fails, and nothing that it passes', async () => {
    await evaluate();
    const again = await evaluate('--rerun', 'failed');
    assert.deepEqual(await linesOf(again), ['4', '5'], 'a share of 0.6 fails where 0.8 is asked for, 0.8 does not');
    assert.deepEqual([again.rows, again.calls, again.cached], [2, 0, 4]);
  });

  it('rows=… asks again about those lines of the data, all their variants or some, anew with --no-cache', async () => {
    const first = await evaluate();
    const asked = server.requests.length;
    const again = await evaluate('--rerun', 'rows=2,4-5', '--no-cache');
    assert.deepEqual(await linesOf(again), ['2', '4', '5']);
    assert.deepEqual([again.rows, again.variants.length, server.requests.length - asked], [3, 2, 6]);
    const one = await evaluate('--rerun', `rows=3:${first.run}`, '--variant', 'polite', '--no-cache');
    assert.deepEqual([one.rows, one.variants.map(({ inputs }) => inputs)], [1, [{ style: 'politely' }]]);
    assert.equal(server.requests.length - asked, 7);
  });

  it('is refused for lines, variants and words that are not there, before any call', async () => {
    await evaluate();
    const asked = server.requests.length;
    const refused: readonly [string[], RegExp][] = [
      [['--rerun', 'rows=1,2'], /has no row at line 1 of its data\. hone runs show .* --format csv/],
      [['--rerun', 'rows=7-9'], /has no row at lines 7 to 9/],
      [['--rerun', 'rows=4-2'], /write --rerun failed, or --rerun rows=3,7-9/],
      [['--rerun', 'all'], /write --rerun failed, or --rerun rows=3,7-9/],
      [['--variant', 'rude'], /No variant has 'rude' in its name\. Variants are p · .*tersely/],
    ];
    for (const [args, message] of refused) assertRefused(await run('eval', 'p.prompt', ...args), message);
    assert.equal(server.requests.length, asked);
  });
});
