import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
${word}: {{ number }}
`;
const row = (i: number): string => `${i},${i % 2 === 0 ? 'even' : 'odd'}`;
const rows = (from: number, to: number): string =>
  `number,parity\n${Array.from({ length: to - from }, (_, i) => row(from + i)).join('\n')}\n`;

/** Knows parity; asked wordily it takes odd numbers from 21 on for even, asked curtly it errs on 3. */
function answer(question: string): string {
  const number = Number(question.split(' ').at(-1));
  if (question.startsWith('wordy') && number >= 21) return 'even';
  if (question.startsWith('curt') && number === 3) return 'even';
  return number % 2 === 0 ? 'even' : 'odd';
}

interface Moved {
  count: number;
  rows: { row: string; line: number; expected: string; a: { answer: string }; b: { answer: string } }[];
}
interface Compared {
  a: { run: string };
  b: { run: string };
  changes: { prompts: { changed: boolean; diff: string | null }[]; data: object | null; models: { onlyB: string[] } };
  rows: { common: number; onlyA: number; onlyB: number };
  pairs: {
    rows: number;
    metrics: { metric: string; difference: number; wins: number; losses: number; sentence: string }[];
    lost: Moved;
    won: Moved;
    changed: Moved;
  }[];
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  assert.ok(item !== undefined && items.length === 1, `${items.length} instead of 1`);
  return item;
}

describe('hone compare', () => {
  let space: TempWorkspace;
  let server: ChatServer;

  before(async () => {
    server = await startChatServer(({ messages }) => acts.reply(answer(messages[0]?.content ?? '')));
  });
  after(() => server.close());
  beforeEach(() => (space = tempWorkspace({ 'p.prompt': prompt('curt'), 'rows.csv': rows(1, 41) })));
  afterEach(() => space.remove());

  const run = (...args: string[]): Promise<Ended> =>
    hone(args, { cwd: space.root, env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' } });
  const evaluate = async (...args: string[]): Promise<string> => {
    const ended = await run('eval', 'p.prompt', '--model', 'openai/gpt-4o-mini', '--format', 'json', ...args);
    assert.equal(ended.code, 0, ended.stderr);
    return (JSON.parse(ended.stdout) as { run: string }).run;
  };
  const compared = async (...args: string[]): Promise<Compared> => {
    const ended = await run('compare', ...args, '--format', 'json');
    assert.equal(ended.code, 0, ended.stderr);
    return JSON.parse(ended.stdout) as Compared;
  };

  it('says what changed, what it did, and which rows it won and lost', async () => {
    const [a] = [await evaluate()];
    space.write('p.prompt', prompt('wordy'));
    const b = await evaluate();
    const found = await compared('last~1', 'last');
    assert.deepEqual([found.a.run, found.b.run], [a, b]);
    assert.match(found.changes.prompts[0]?.diff ?? '', /^--- p\.prompt\n\+\+\+ p\.prompt\n[^]*-curt: .*\n\+wordy: /);
    assert.deepEqual(found.changes.data, null);
    const pair = only(found.pairs);
    const exact = pair.metrics.find(({ metric }) => metric === 'exact-match');
    assert.deepEqual([exact?.wins, exact?.losses, exact?.difference], [1, 10, -9 / 40]);
    assert.match(exact?.sentence ?? '', /^A is better by 22\.5 points \(.*\), 1 row got worse\.$/);
    assert.equal(pair.lost.count, 10);
    assert.deepEqual(pair.lost.rows[0], {
      row: pair.lost.rows[0]?.row,
      line: 22,
      expected: 'odd',
      a: { answer: 'odd', score: 1 },
      b: { answer: 'even', score: 0 },
    });
    assert.deepEqual([pair.won.count, pair.won.rows[0]?.line, pair.changed.count], [1, 4, 0]);
  });

  it('prints the same to read, and for a pull request with the rows folded away', async () => {
    await evaluate();
    space.write('p.prompt', prompt('wordy'));
    await evaluate();
    const text = (await run('compare', 'last~1', 'last', '--limit', '2')).stdout;
    for (const part of [
      'p.prompt: changed',
      '-curt',
      '+wordy',
      '10 rows lost by exact-match',
      'line 22',
      '8 more rows',
    ])
      assert.ok(text.includes(part), `${part} in ${text}`);
    const { stdout: markdown } = await run('compare', 'last~1', 'last', '--format', 'markdown');
    assert.match(markdown, /^\*\*A is better by/);
    assert.match(markdown, /<details><summary>10 rows lost by exact-match<\/summary>/);
    const out = join(space.root, 'reports', 'compare.html');
    assert.equal((await run('compare', 'last~1', 'last', '--format', 'html', '--out', out)).stdout, '');
    assert.match(readFileSync(out, 'utf8'), /<span class="del">-curt: /);
  });

  it('pairs the rows both have when the data has changed, wherever their lines are now', async () => {
    await evaluate();
    space.write('rows.csv', rows(21, 61));
    await evaluate();
    const { rows: counts, changes, pairs } = await compared('last~1', 'last');
    assert.deepEqual(counts, { common: 20, onlyA: 20, onlyB: 20 });
    assert.deepEqual(changes.data, { a: 'rows.csv', b: 'rows.csv' });
    assert.deepEqual([pairs[0]?.rows, pairs[0]?.lost.count, pairs[0]?.won.count], [20, 0, 0]);
  });

  it('pairs one model with another, and repeats with single answers', async () => {
    await evaluate('--repeat', '2');
    const other = ['eval', 'p.prompt', '--model', 'openai/gpt-4.1-mini', '--format', 'json'];
    assert.equal((await run(...other)).code, 0);
    const { changes, pairs } = await compared('last~1', 'last');
    assert.deepEqual(changes.models.onlyB, ['openai/gpt-4.1-mini']);
    assert.deepEqual([pairs.length, pairs[0]?.rows, pairs[0]?.changed.count], [1, 40, 0]);
  });

  it('refuses runs that share no row, and says why', async () => {
    await evaluate();
    space.write('rows.csv', rows(100, 110));
    await evaluate();
    const { code, stderr } = await run('compare', 'last~1', 'last');
    assert.equal(code, 2);
    assert.match(
      stderr,
      /share no row: .*rows\.csv as it was then and as it was later.*evaluate both on the same data/,
    );
  });

  it('reads a journal from anywhere, and one of an earlier version that kept no texts', async () => {
    const id = await evaluate();
    const journal = readFileSync(join(space.root, '.hone', 'runs', `${id}.jsonl`), 'utf8').split('\n');
    const { metrics, ...header } = JSON.parse(journal[0] ?? '') as Record<string, unknown>;
    assert.ok(metrics);
    writeFileSync(join(space.root, 'base.jsonl'), [JSON.stringify(header), ...journal.slice(2)].join('\n'));
    space.write('p.prompt', prompt('wordy'));
    await evaluate();
    const { changes, pairs } = await compared('base.jsonl', 'last');
    assert.deepEqual(changes.prompts, [{ a: 'p.prompt', b: 'p.prompt', changed: true, diff: null }]);
    assert.deepEqual(
      pairs[0]?.metrics.map(({ metric, losses }) => [metric, losses]),
      [['exact-match', 10]],
    );
  });

  it('fails for CI only where the loss is reliable', async () => {
    await evaluate();
    assert.equal((await run('compare', 'last', 'last', '--fail-if-worse')).code, 0);
    space.write('p.prompt', prompt('wordy'));
    await evaluate();
    const worse = await run('compare', 'last~1', 'last', '--fail-if-worse');
    assert.equal(worse.code, 1);
    assert.match(worse.stderr, /^exact-match: A is better by/);
    assert.equal((await run('compare', 'last', 'last~1', '--fail-if-worse')).code, 0);
  });

  it('says what there is when a run is not there', async () => {
    assert.match((await run('compare', 'last', 'last~1')).stderr, /There is no evaluation yet .*hone eval/);
    await evaluate();
    assert.match((await run('compare', 'last', 'last~1')).stderr, /There is only 1 in/);
    const { code, stderr } = await run('compare', '1999', 'last');
    assert.equal(code, 2);
    assert.match(stderr, /There is no run '1999' .*hone runs lists them/);
    assert.equal(readdirSync(join(space.root, '.hone', 'runs')).length, 1);
  });
});
